package io.whisperrest.worker.asr;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the engine and its models. */
@ConfigMapping(prefix = "whisper")
public interface WhisperConfig {
    /** Model of tasks that name none: an id from the catalogue, or the file name of an imported model. */
    @WithDefault("base")
    String model();

    /** Folder with the {@code ggml-*.bin} files and {@code local.json}. */
    @WithDefault("models")
    Path modelsDir();

    /** Folder with {@code libwhisper.so} and {@code libggml*.so} that takes precedence over all others. */
    Optional<Path> nativeDir();

    /** Folder that is searched for {@code natives/} (own build) and {@code wheel/}. */
    @WithDefault(".runtime")
    Path runtimeDir();

    /** Threads per slot; slots × threads must not exceed the cores. A slot also uses the threads of idle slots. */
    @WithDefault("1")
    int threads();

    @WithDefault("greedy")
    Decoding decoding();

    /** Largest number of models in memory at once; the idle one that has been unused longest is unloaded first. */
    @WithDefault("2")
    int maxLoadedModels();

    @WithDefault("true")
    boolean gpu();

    @WithDefault("true")
    boolean flashAttention();

    enum Decoding {
        GREEDY,
        BEAM
    }
}
