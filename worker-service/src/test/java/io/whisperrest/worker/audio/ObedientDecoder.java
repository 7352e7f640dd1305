package io.whisperrest.worker.audio;

import io.whisperrest.worker.RealParts;
import io.whisperrest.worker.abort.AbortFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A decoder under an attacker's control: the real one without whitelists, which outputs the bytes of any file as samples. */
record ObedientDecoder(DecoderSandbox sandbox, DecodeInput input) {
    /** What it can read of a file; empty when it cannot read it. */
    String read(String path) throws IOException {
        return run("-f", "s16le", "-i", "file:" + path, "-c", "copy", "-f", "s16le", "-");
    }

    /** Everything it writes to standard output. */
    String run(String... arguments) throws IOException {
        try (DecoderProcess process = start(Duration.ofSeconds(20), arguments)) {
            String output = new String(process.output().readAllBytes(), StandardCharsets.ISO_8859_1);
            process.endedWell();
            return output;
        }
    }

    DecoderProcess start(Duration limit, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(sandbox.around(input));
        command.addAll(List.of(RealParts.ffmpeg().toString(), "-nostdin", "-v", "error"));
        command.addAll(List.of(arguments));
        return new DecoderProcess(command, input.folder(), limit, new AbortFlag());
    }
}
