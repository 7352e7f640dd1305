package io.whisperrest.worker.audio;

import io.whisperrest.worker.abort.AbortFlag;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One running decoder. A watchdog kills it with all its children when the wall limit is over or the flag is raised, so a reader of
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

    DecoderProcess(List<String> command, Path folder, Duration limit, AbortFlag abort) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear(); // the worker's secrets are none of a decoder's business
        environment.putAll(Map.of("PATH", path, "LC_ALL", "C", "MALLOC_ARENA_MAX", "2"));
        process = builder.start();
        process.getOutputStream().close();
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

    InputStream output() {
        return process.getInputStream();
    }

    DecoderReport report() {
        return report;
    }

    boolean timedOut() {
        return timedOut;
    }

    /** Waits for the end; true when the decoder was content. */
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

    /** Kills the decoder and whatever it started. */
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

    /** Lines and their number are cut: metadata of a hostile file may be megabytes. */
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
            // the process was killed: what it said so far is all there is
            report.line("decoder stopped: " + e.getMessage());
        }
    }
}
