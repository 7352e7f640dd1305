package io.whisperrest.system.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running {@link AcknowledgingWriter} and what it has acknowledged. */
final class Writing {
    private final Process process;
    private final Path acknowledged;

    private Writing(Process process, Path acknowledged) {
        this.process = process;
        this.acknowledged = acknowledged;
    }

    /** @param pauseMs time between writes; 0 = none */
    static Writing start(Path database, String name, Path folder, long pauseMs) {
        Path acknowledged = folder.resolve(name + ".keys");
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        AcknowledgingWriter.class.getName(),
                        database.toString(),
                        name,
                        Long.toString(pauseMs))
                .redirectOutput(acknowledged.toFile())
                .redirectError(folder.resolve(name + ".log").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            return new Writing(builder.start(), acknowledged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys acknowledged so far. */
    List<String> acknowledged() {
        return column(0);
    }

    /** How long each write took, in ms. */
    List<Long> waits() {
        return column(1).stream().map(Long::valueOf).toList();
    }

    private List<String> column(int number) {
        try {
            return Files.readAllLines(acknowledged).stream()
                    .map(line -> line.split(" ")[number])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True while the process runs and has begun to write. */
    boolean writes() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the writer exited on its own: " + process.exitValue());
        }
        return !acknowledged().isEmpty();
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the writer survived SIGKILL");
        }
    }
}
