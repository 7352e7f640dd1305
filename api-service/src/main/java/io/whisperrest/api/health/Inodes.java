package io.whisperrest.api.health;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.whisperrest.model.DataConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** Free inodes: how many more files the disk can hold, regardless of free bytes. */
@Singleton
class Inodes {
    private static final int MIN_PERCENT = 5;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Path data;
    private final LoadingCache<Path, OptionalInt> freePercent =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(Inodes::askSystem);

    Inodes(DataConfig data) {
        this.data = data.dir();
    }

    /** True when at least 5 percent are free, or the number is unknown. */
    boolean areEnough() {
        return freePercent().orElse(100) >= MIN_PERCENT;
    }

    /** Empty when the file system has no fixed number of inodes, or the query fails. */
    OptionalInt freePercent() {
        return freePercent.get(data);
    }

    /** Java cannot read inode counts; {@code stat} of coreutils and busybox can. */
    private static OptionalInt askSystem(Path data) {
        try {
            Process stat = new ProcessBuilder("stat", "-f", "-c", "%c %d", data.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] numbers = new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .trim()
                    .split(" ");
            long total = numbers.length == 2 ? Long.parseLong(numbers[0]) : 0;
            return total <= 0 ? OptionalInt.empty() : OptionalInt.of((int) (100 * Long.parseLong(numbers[1]) / total));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
