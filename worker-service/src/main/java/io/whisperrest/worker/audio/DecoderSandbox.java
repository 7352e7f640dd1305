package io.whisperrest.worker.audio;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What this host offers to keep a broken decoder from reaching anything: commands that stand before the decoder's own. Each layer is
 * tried once at start; a missing one is named and left out.
 *
 * @param prefix arguments before the decoder's, empty when the host offers nothing
 * @param missing what an operator should know about
 */
public record DecoderSandbox(List<String> prefix, List<String> missing) {
    /** Address space; 64 streams or 8 channels at 192 kHz stay far below (measured: under 1 GiB). */
    private static final long MAX_ADDRESS_SPACE = 4L << 30;
    /** Processes and threads of the user, so it must leave room for the worker's own. */
    private static final int MAX_PROCESSES = 4096;

    private static final int PROBE_SECONDS = 10;

    public DecoderSandbox {
        prefix = List.copyOf(prefix);
        missing = List.copyOf(missing);
    }

    /** No layer at all, for tests of the decoder itself. */
    static DecoderSandbox none() {
        return new DecoderSandbox(List.of(), List.of());
    }

    /** Tries each layer by starting {@code ffmpeg -version} behind it; {@code wallLimit} bounds the processor time as well. */
    public static DecoderSandbox probe(String ffmpeg, Duration wallLimit) {
        List<String> prefix = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (!addFirstThatWorks(prefix, ffmpeg, List.of(List.of("unshare", "-rn"), List.of("unshare", "-n")))) {
            missing.add("network namespace (unshare): the decoder could open connections");
        }
        if (!addFirstThatWorks(prefix, ffmpeg, List.of(limits(wallLimit)))) {
            missing.add("resource limits (prlimit): the decoder could use all memory");
        }
        return new DecoderSandbox(prefix, missing);
    }

    private static List<String> limits(Duration wallLimit) {
        // fsize 0: the decoder writes to pipes only. cpu: two threads may be busy for the whole wall limit.
        return List.of(
                "prlimit",
                "--as=" + MAX_ADDRESS_SPACE,
                "--cpu=" + Math.max(1, 2 * wallLimit.toSeconds()),
                "--fsize=0",
                "--core=0",
                "--nproc=" + MAX_PROCESSES);
    }

    private static boolean addFirstThatWorks(List<String> prefix, String ffmpeg, List<List<String>> candidates) {
        for (List<String> candidate : candidates) {
            List<String> command = new ArrayList<>(prefix);
            command.addAll(candidate);
            command.add(ffmpeg);
            command.add("-version");
            if (works(command)) {
                prefix.addAll(candidate);
                return true;
            }
        }
        return false;
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
