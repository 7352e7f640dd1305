package io.whisperrest.api.migration;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.audio.FileAudioStore;
import io.whisperrest.audio.s3.S3AudioStore;
import io.whisperrest.audio.s3.S3Config;
import io.whisperrest.disk.DiskSpace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens a store of recordings by its location. */
final class Stores {
    private Stores() {}

    /**
     * @param location {@code s3://bucket/prefix} or a data directory
     * @param environment has the settings of S3
     * @param create whether a directory may be created
     */
    static AudioStore open(String location, UnaryOperator<String> environment, boolean create) throws IOException {
        if (location.startsWith("s3://")) {
            Path tmp = Files.createTempDirectory("migrate-database");
            tmp.toFile().deleteOnExit();
            return new S3AudioStore(location, config(environment), tmp, new DiskSpace(tmp, 0));
        }
        Path data = Path.of(location);
        if (!create && !Files.isDirectory(data.resolve("audio"))) {
            throw new IllegalStateException(data + " holds no recordings: name the right data directory");
        }
        return new FileAudioStore(data, new DiskSpace(data, 0));
    }

    private static S3Config config(UnaryOperator<String> environment) {
        return new S3Config() {
            @Override
            public Optional<URI> endpoint() {
                return value("S3_ENDPOINT").map(URI::create);
            }

            @Override
            public String region() {
                return value("S3_REGION").orElse("us-east-1");
            }

            @Override
            public Optional<Boolean> pathStyle() {
                return value("S3_PATH_STYLE").map(Boolean::parseBoolean);
            }

            private Optional<String> value(String name) {
                return Optional.ofNullable(environment.apply(name)).filter(text -> !text.isBlank());
            }
        };
    }
}
