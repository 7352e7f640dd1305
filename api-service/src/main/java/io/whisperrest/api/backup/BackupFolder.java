package io.whisperrest.api.backup;

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

/** {@code DATA_DIR/backup}: {@code app-<time>.db}, the name says when. */
final class BackupFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("app-\\d{8}T\\d{6}Z\\.db");
    private static final Pattern UNFINISHED = Pattern.compile(NAME + Pattern.quote(LiveDatabase.PART));
    private static final Duration LONGEST_COPY = Duration.ofHours(1);

    private final Path data;

    BackupFolder(Path data) {
        this.data = data;
    }

    /** A new copy of the live database; cuts the log of that one too, when nobody reads it. */
    Path add(Instant now) throws IOException {
        Path target = Files.createDirectories(data.resolve("backup")).resolve("app-" + TIME.format(now) + ".db");
        eraseUnfinished(now.minus(LONGEST_COPY));
        try (LiveDatabase live = new LiveDatabase(data.resolve("db").resolve("app.db"))) {
            live.copyTo(target);
            live.truncateLog();
        }
        return target;
    }

    /** Erases the oldest beyond that many; files of other names are not ours. */
    int keepNewest(int most) throws IOException {
        List<Path> old = copies().stream().skip(most).toList();
        for (Path copy : old) {
            Files.deleteIfExists(copy);
        }
        return old.size();
    }

    /** What a process left that ended in the middle of a copy: whole texts of people who may have erased them since. */
    private void eraseUnfinished(Instant before) throws IOException {
        for (Path part : named(UNFINISHED)) {
            if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** The newest first. */
    private List<Path> copies() throws IOException {
        return named(NAME).stream()
                .sorted(Comparator.comparing(Path::getFileName).reversed())
                .toList();
    }

    private List<Path> named(Pattern name) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("backup"))) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }
}
