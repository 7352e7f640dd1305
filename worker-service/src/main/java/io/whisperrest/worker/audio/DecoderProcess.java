package io.whisperrest.worker.audio;

import io.whisperrest.worker.abort.AbortFlag;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running decoder. A watchdog kills it and all its child processes when the time limit expires or the flag is raised, so a reader of
 * {@link #output()} never waits longer than that.
 */
final class DecoderProcess implements AutoCloseable {
    private static final int POLL_MS = 50;
    private static final int MAX_LINE = 4096;
    private static final int MAX_LINES = 5000;

    private final Process process;
    private final DecoderReport report = new DecoderReport();
    private final Thread listener;
    private volatile boolean timedOut;

    /** A decoder that reads a file and gets no input. */
    DecoderProcess(List<String> command, Path folder, Duration limit, AbortFlag abort) throws IOException {
        this(command, folder, limit, abort, false);
    }

    /** @param fed true when the caller writes to {@link #input()} and closes it */
    DecoderProcess(List<String> command, Path folder, Duration limit, AbortFlag abort, boolean fed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear(); // the decoder must not see the worker's secrets
        environment.putAll(Map.of("PATH", path, "LC_ALL", "C", "MALLOC_ARENA_MAX", "2"));
        process = builder.start();
        if (!fed) {
            process.getOutputStream().close();
        }
        listener = start("decoder-report", this::listen);
        long deadline = System.nanoTime() + limit.toNanos();
        start("decoder-watchdog", () -> watch(deadline, abort));
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    InputStream output() {
        return process.getInputStream();
    }

    DecoderReport report() {
        return report;
    }

    boolean timedOut() {
        return timedOut;
    }

    /** Waits for the process to end. Returns true when it exited with status 0. */
    boolean endedWell() {
        try {
            int code = process.waitFor();
            listener.join(TimeUnit.SECONDS.toMillis(1)); // its pipe ends with the process
            return code == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Kills the decoder and every process that it started. */
    @Override
    public void close() {
        for (int i = 0; i < 3 && (i == 0 || process.descendants().findAny().isPresent()); i++) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly();
    }

    private void watch(long deadline, AbortFlag abort) {
        try {
            while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                if (abort.isRaised()) {
                    close();
                } else if (System.nanoTime() - deadline >= 0) {
                    timedOut = true;
                    close();
                }
            }
        } catch (InterruptedException e) {
            close();
        }
    }

    /** Truncates lines and limits their number, because metadata of a hostile file may be megabytes long. */
    private void listen() {
        try (InputStream in = new BufferedInputStream(process.getErrorStream())) {
            byte[] line = new byte[MAX_LINE];
            int length = 0;
            int lines = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    if (lines++ < MAX_LINES) {
                        report.line(new String(line, 0, length, StandardCharsets.UTF_8));
                    }
                    length = 0;
                } else if (length < MAX_LINE) {
                    line[length++] = (byte) next;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // the process was killed; its output so far is all there is
            report.line("decoder stopped: " + e.getMessage());
        }
    }
}
