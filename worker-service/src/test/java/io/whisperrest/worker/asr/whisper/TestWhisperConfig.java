package io.whisperrest.worker.asr.whisper;

import io.whisperrest.worker.asr.WhisperConfig;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of an engine under test. */
record TestWhisperConfig(
        String model,
        Path modelsDir,
        Optional<Path> nativeDir,
        Path runtimeDir,
        int threads,
        Decoding decoding,
        int maxLoadedModels,
        boolean gpu,
        boolean flashAttention)
        implements WhisperConfig {

    static TestWhisperConfig plain() {
        return new TestWhisperConfig(
                "base", Path.of("models"), Optional.empty(), Path.of(".runtime"), 1, Decoding.GREEDY, 2, false, true);
    }

    TestWhisperConfig beam() {
        return new TestWhisperConfig(
                model, modelsDir, nativeDir, runtimeDir, threads, Decoding.BEAM, maxLoadedModels, gpu, flashAttention);
    }

    TestWhisperConfig atMost(int models) {
        return new TestWhisperConfig(
                model, modelsDir, nativeDir, runtimeDir, threads, decoding, models, gpu, flashAttention);
    }
}
