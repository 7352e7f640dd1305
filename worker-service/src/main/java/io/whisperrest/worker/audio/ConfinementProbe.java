package io.whisperrest.worker.audio;

import io.whisperrest.worker.abort.AbortFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests confinements with the decoder itself. Inside one, the decoder must read the file it is given, but neither a file next to it nor
 * the worker's environment. Without one, it must be able to read that other file, else a failure would prove nothing.
 */
final class ConfinementProbe {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String FOLDER = "confinement-";
    /** Whole samples, so an even number of bytes, like {@link #OTHER}. */
    private static final String GIVEN = "the file that the decoder is given";

    private static final String OTHER = "the file of another user";

    private final Path ffmpeg;
    private final List<String> layers;
    private final Path tmp;

    /**
     * @param layers commands in front of the confinement
     * @param tmp folder on the volume whose files must be kept from the decoder
     */
    ConfinementProbe(Path ffmpeg, List<String> layers, Path tmp) {
        this.ffmpeg = ffmpeg;
        this.layers = layers;
        this.tmp = tmp;
    }

    /**
     * The first confinement that passes, else {@link Unconfined}.
     *
     * @throws IOException when none could be tested because no file could be written
     */
    Confinement choose(List<Confinement> candidates) throws IOException {
        try {
            return choose(candidates, Files.createTempDirectory(Files.createDirectories(tmp), FOLDER));
        } catch (IOException e) {
            // the data folder may be full or missing; another folder gives nearly the same answer
            return choose(candidates, Files.createTempDirectory(FOLDER));
        }
    }

    private Confinement choose(List<Confinement> candidates, Path folder) throws IOException {
        Path given = folder.resolve("given");
        Path other = folder.resolve("other");
        try {
            Files.writeString(given, GIVEN);
            Files.writeString(other, OTHER);
            try (DecodeFolder link = new DecodeFolder(folder, given)) {
                return choose(candidates, link.input(), other);
            }
        } finally {
            Files.deleteIfExists(given);
            Files.deleteIfExists(other);
            Files.delete(folder);
        }
    }

    private Confinement choose(List<Confinement> candidates, DecodeInput input, Path other) {
        if (!readsWithout(input, other)) {
            return new Unconfined();
        }
        for (Confinement candidate : candidates) {
            // a busy host may exceed the limit once
            if (holds(candidate, input, other) || holds(candidate, input, other)) {
                return candidate;
            }
        }
        return new Unconfined();
    }

    private boolean readsWithout(DecodeInput input, Path other) {
        try {
            return OTHER.equals(read(new Unconfined(), input, other.toString()));
        } catch (IOException e) {
            return false; // no decoder; the self-test reports that
        }
    }

    private boolean holds(Confinement candidate, DecodeInput input, Path other) {
        String environment = "/proc/" + ProcessHandle.current().pid() + "/environ";
        try {
            return GIVEN.equals(read(candidate, input, input.name()))
                    && "".equals(read(candidate, input, other.toString()))
                    && "".equals(read(candidate, input, environment));
        } catch (IOException e) {
            return false; // its program is not installed
        }
    }

    /**
     * The content of a file as decoded by ffmpeg: as samples, unchanged. Null when the decoder was killed at the limit, which proves
     * nothing.
     */
    private String read(Confinement confinement, DecodeInput input, String path) throws IOException {
        List<String> command = new ArrayList<>(layers);
        command.addAll(confinement.around(input));
        command.addAll(List.of(ffmpeg.toString(), "-nostdin", "-v", "error", "-f", "s16le", "-i", "file:" + path));
        command.addAll(List.of("-c", "copy", "-f", "s16le", "-"));
        try (DecoderProcess process = new DecoderProcess(command, input.folder(), LIMIT, new AbortFlag())) {
            String bytes = new String(process.output().readAllBytes(), StandardCharsets.UTF_8);
            process.endedWell();
            return process.timedOut() ? null : bytes;
        }
    }
}
