package io.whisperrest.api.health;

import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.model.DataConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Room for audio, beside a reserve larger than what database and queue can grow meanwhile. */
@Singleton
public class DiskSpace {
    private static final int LEAST_INODES_PERCENT = 5;
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path data;
    private final long reserve;
    private volatile Inodes inodes;

    DiskSpace(DataConfig data, UploadConfig upload) {
        this.data = data.dir();
        this.reserve = upload.minFreeSpace().asLongValue();
    }

    /** True when that many bytes, twice, still leave the reserve, and files can be made. */
    public boolean hasRoomFor(long bytes) throws IOException {
        return usableBytes() >= Math.max(reserve, 2 * bytes) && hasInodes();
    }

    long usableBytes() throws IOException {
        return Files.getFileStore(data).getUsableSpace();
    }

    long reserveBytes() {
        return reserve;
    }

    boolean hasInodes() {
        return freeInodesPercent().orElse(100) >= LEAST_INODES_PERCENT;
    }

    /** Empty where the file system has no fixed number of them, or nobody tells. */
    OptionalInt freeInodesPercent() {
        Inodes known = inodes;
        if (known == null || System.nanoTime() - known.readAt() > KEPT_NANOS) {
            known = new Inodes(askSystem(), System.nanoTime());
            inodes = known;
        }
        return known.freePercent();
    }

    /** Java knows no inodes; coreutils and busybox do. */
    private OptionalInt askSystem() {
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

    private record Inodes(OptionalInt freePercent, long readAt) {}
}
