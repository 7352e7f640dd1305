package io.whisperrest.api.backup;

import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.database.LiveDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code DATA_DIR/backup}: {@code app-<time>.db}, named by the time of the copy. */
final class BackupFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("app-\\d{8}T\\d{6}Z\\.db");
    private static final Pattern UNFINISHED = Pattern.compile(NAME + Pattern.quote(LiveDatabase.PART));
    static final Duration MAX_COPY_DURATION = Duration.ofHours(1);

    private final Path data;
    private final DiskSpace disk;

    BackupFolder(Path data, DiskSpace disk) {
        this.data = data;
        this.disk = disk;
    }

    /**
     * Makes a new copy of the live database. Also truncates the write-ahead log of the live one when no reader uses it.
     *
     * @throws io.whisperrest.disk.DiskFull when there is not enough space
     */
    Path add(Instant now) throws IOException {
        Path target = folder().resolve("app-" + TIME.format(now) + ".db");
        eraseUnfinished(now.minus(MAX_COPY_DURATION));
        Path database = data.resolve("db").resolve("app.db");
        try (LiveDatabase live = new LiveDatabase(database)) {
            DiskSpace.Room room = disk.hold(live.bytes());
            try {
                live.copyTo(target);
            } finally {
                room.close();
            }
            live.truncateLog();
        }
        return target;
    }

    /** Deletes the oldest copies beyond that many; never touches files with other names. */
    int keepNewest(int limit) throws IOException {
        List<Path> old = copies().stream().skip(limit).toList();
        for (Path copy : old) {
            Files.deleteIfExists(copy);
        }
        return old.size();
    }

    /** Deletes what a crashed process left of a partial copy: it holds transcripts that their owners may have deleted since. */
    private void eraseUnfinished(Instant before) throws IOException {
        for (Path part : named(UNFINISHED)) {
            if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Newest first. */
    private List<Path> copies() throws IOException {
        return named(NAME).stream()
                .sorted(Comparator.comparing(Path::getFileName).reversed())
                .toList();
    }

    private Path folder() throws IOException {
        return Files.createDirectories(data.resolve("backup"));
    }

    private List<Path> named(Pattern name) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }
}
