package io.whisperrest.worker.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Sandboxing that this host offers, so that a compromised decoder cannot reach anything: commands in front of the decoder's. Each layer
 * is tested once at start; missing layers are reported and left out.
 *
 * @param layers arguments before those of the confinement; empty when the host offers none
 * @param confinement restricts what the decoder can read
 * @param missing layers that are missing, for the operator
 */
public record DecoderSandbox(List<String> layers, Confinement confinement, List<String> missing) {
    /** Limit of the address space. 64 streams or 8 channels at 192 kHz stay well below it (measured: under 1 GiB). */
    private static final long MAX_ADDRESS_SPACE = 4L << 30;
    /** Limit of the user's processes and threads, so it must leave room for the worker's own. */
    private static final int MAX_PROCESSES = 4096;

    private static final int PROBE_SECONDS = 10;

    public DecoderSandbox {
        layers = List.copyOf(layers);
        missing = List.copyOf(missing);
    }

    /** No layers at all, for tests of the decoder itself. */
    public static DecoderSandbox none() {
        return new DecoderSandbox(List.of(), new Unconfined(), List.of());
    }

    /**
     * Tests each layer by starting the decoder behind it.
     *
     * @param wallLimit also limits the CPU time
     * @param tmp folder on the volume whose files must be kept from the decoder
     */
    public static DecoderSandbox probe(String ffmpeg, Duration wallLimit, Path tmp) {
        Path decoder = Path.of(DecoderProgram.absolute(ffmpeg));
        return probe(
                decoder, wallLimit, tmp, List.of(new BubblewrapConfinement(decoder), new LandlockConfinement(decoder)));
    }

    static DecoderSandbox probe(Path ffmpeg, Duration wallLimit, Path tmp, List<Confinement> candidates) {
        List<String> layers = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        boolean cut = addFirstThatWorks(layers, ffmpeg, List.of(List.of("unshare", "-rn"), List.of("unshare", "-n")));
        boolean limited = addFirstThatWorks(layers, ffmpeg, List.of(limits(wallLimit)));
        Confinement confinement = confinement(new ConfinementProbe(ffmpeg, layers, tmp), candidates);
        if (!cut && !confinement.cutsTheNetwork()) {
            missing.add("network namespace (unshare): the decoder can open connections");
        }
        if (!limited) {
            missing.add("resource limits (prlimit): the decoder can use all memory");
        }
        if (confinement instanceof Unconfined) {
            missing.add(
                    "confined reading (bubblewrap, or Landlock with perl): the decoder can read whatever the worker can");
        }
        return new DecoderSandbox(layers, confinement, missing);
    }

    private static Confinement confinement(ConfinementProbe probe, List<Confinement> candidates) {
        try {
            return probe.choose(candidates);
        } catch (IOException e) {
            throw new UncheckedIOException("the decoder's confinement cannot be tested: " + e.getMessage(), e);
        }
    }

    /** Command prefix for a decoder of this file. */
    List<String> around(DecodeInput input) {
        return joined(layers, confinement.around(input));
    }

    /** Command prefix for an encoder that reads only standard input. */
    List<String> aroundPipes() {
        return joined(layers, confinement.aroundPipes());
    }

    /** The same sandbox without confinement, for testing whether the decoder itself can be tricked. */
    DecoderSandbox unconfined() {
        return new DecoderSandbox(layers, new Unconfined(), missing);
    }

    public boolean isConfined() {
        return !(confinement instanceof Unconfined);
    }

    /** What the decoder can read, for the operator. */
    public String reads() {
        return isConfined() ? "only its file" : "what the worker can read";
    }

    /** The confinement in use, for the operator. */
    public String confinedBy() {
        return confinement.name();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<String> limits(Duration wallLimit) {
        // fsize 0: the decoder writes to pipes only. cpu: two threads may be busy for the whole time limit.
        return List.of(
                "prlimit",
                "--as=" + MAX_ADDRESS_SPACE,
                "--cpu=" + Math.max(1, 2 * wallLimit.toSeconds()),
                "--fsize=0",
                "--core=0",
                "--nproc=" + MAX_PROCESSES);
    }

    private static boolean addFirstThatWorks(List<String> layers, Path ffmpeg, List<List<String>> candidates) {
        for (List<String> candidate : candidates) {
            List<String> command = new ArrayList<>(layers);
            command.addAll(candidate);
            command.add(ffmpeg.toString());
            command.add("-version");
            if (works(command)) {
                layers.addAll(candidate);
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
