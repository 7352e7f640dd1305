package io.whisperrest.system.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator would check first on a service that does nothing: whether it is alive, its last log lines, and its threads. */
final class Diagnosis {
    private static final int LAST_LINES = 8;
    private static final int FRAMES = 6;
    private static final List<String> THREADS = List.of("worker-loop", "task-", "slot-", "lease-keeper", "sweeper");

    private Diagnosis() {}

    static String of(ServiceProcess process) {
        String alive = process.isAlive() ? "alive" : "ended with " + process.exitCode();
        return process.name() + " " + alive + "\n" + lastLines(process.log()) + threads(process);
    }

    private static String lastLines(String log) {
        List<String> lines = log.lines().toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LAST_LINES))
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining());
    }

    /** The application's own threads, from {@code jcmd}; empty when the process has ended. */
    private static String threads(ServiceProcess process) {
        if (!process.isAlive()) {
            return "";
        }
        try {
            Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            Process dump = new ProcessBuilder(
                            "timeout", "10", jcmd.toString(), Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n"))
                    .filter(thread -> THREADS.stream().anyMatch(name -> thread.startsWith("\"" + name)))
                    .map(thread -> thread.lines().limit(FRAMES).collect(Collectors.joining("\n")) + "\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            return "no threads: " + e.getMessage() + "\n";
        }
    }
}
