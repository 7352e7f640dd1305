package io.whisperrest.worker.audio;

import io.whisperrest.worker.RealParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Creates test files with the real ffmpeg. */
public final class Ffmpeg {
    private Ffmpeg() {}

    /** @param arguments everything between {@code ffmpeg -y} and the output */
    public static Path make(Path output, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(RealParts.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(Arrays.asList(arguments));
        command.add(output.toString());
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new AssertionError("ffmpeg cannot make " + output.getFileName());
        }
        return output;
    }

    public static Path tone(Path output, double seconds) throws IOException, InterruptedException {
        return make(output, "-f", "lavfi", "-i", "sine=frequency=300:duration=" + seconds);
    }
}
