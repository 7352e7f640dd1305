package io.whisperrest.audio.s3;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The S3 server of AUDIO_STORE. Credentials come from the default chain of the AWS SDK. */
@ConfigMapping(prefix = "s3")
public interface S3Config {
    /** URL of the server; empty = AWS. */
    Optional<URI> endpoint();

    /** Region of the bucket. Most other servers accept any. */
    @WithDefault("us-east-1")
    String region();

    /** Whether the bucket is named in the path instead of the host name; empty = only with an endpoint. */
    Optional<Boolean> pathStyle();
}
