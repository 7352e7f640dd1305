package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioStoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;

/** Makes every kind of call that the stores make, and says in one line what an operator has to correct. */
final class S3StartCheck {
    private S3StartCheck() {}

    /** @throws IllegalStateException when the bucket cannot be used */
    static void require(S3Bucket bucket) {
        String name = "probe/" + UUID.randomUUID();
        try {
            bucket.put(name, RequestBody.fromString("probe"), Map.of());
            if (bucket.text(name).isEmpty()) {
                throw new IllegalStateException(
                        "AUDIO_STORE does not return what was just written: use a store with strong consistency");
            }
            bucket.delete(List.of(name));
            bucket.head(name);
            bucket.list("probe/").iterator().hasNext();
            S3Multipart.begin(bucket, name).abort();
            bucket.openUploads("probe/");
        } catch (AudioStoreUnavailable e) {
            throw new IllegalStateException(line(bucket.location(), e), e);
        }
    }

    private static String line(S3Location location, AudioStoreUnavailable e) {
        if (e.getCause() instanceof AwsServiceException answer) {
            String code = S3Bucket.code(answer);
            return switch (code) {
                case "NoSuchBucket" ->
                    "AUDIO_STORE names the bucket " + location.bucket()
                            + ", which does not exist: create it, or correct the name";
                case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken" ->
                    "the S3 server does not accept our key (" + code
                            + "): check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
                case "AccessDenied", "AllAccessDisabled" ->
                    "the S3 key may not read, write, list and delete in " + location.bucket()
                            + ": give it these rights";
                case "RequestTimeTooSkewed", "RequestExpired" ->
                    "the clocks of this host and of the S3 server differ too much: set them by NTP";
                case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                    "the bucket " + location.bucket() + " is in another region: correct S3_REGION or S3_ENDPOINT";
                default -> "AUDIO_STORE cannot be used: " + S3Bucket.reason(answer);
            };
        }
        return "AUDIO_STORE cannot be used: check S3_ENDPOINT, the network and the credentials ("
                + firstLine(e.getCause()) + ")";
    }

    private static String firstLine(Throwable cause) {
        String message = cause == null || cause.getMessage() == null ? "no answer" : cause.getMessage();
        return message.lines().findFirst().orElse("no answer");
    }
}
