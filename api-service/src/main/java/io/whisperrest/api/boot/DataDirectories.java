package io.whisperrest.api.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Creates the folders of the data directory. The worker's user shares a group with ours; other users have no access. */
final class DataDirectories {
    private static final List<String> SHARED_WITH_THE_WORKER = List.of("db", "audio", "tmp", "tmp/spool", "backup");

    private DataDirectories() {}

    static void make(Path data) {
        try {
            for (String name : SHARED_WITH_THE_WORKER) {
                Path folder = data.resolve(name);
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder);
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
                }
            }
            Path keys = data.resolve("keys");
            Files.createDirectories(keys);
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new IllegalStateException("DATA_DIR " + data + " cannot be used: create it and make it writable", e);
        }
    }
}
