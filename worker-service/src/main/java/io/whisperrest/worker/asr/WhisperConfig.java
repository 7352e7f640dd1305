package io.whisperrest.worker.asr;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The engine and its models. */
@ConfigMapping(prefix = "whisper")
public interface WhisperConfig {
    /** Model of tasks that name none: an id of the catalogue, or the file name of an imported one. */
    @WithDefault("base")
    String model();

    /** Folder of {@code ggml-*.bin} files and {@code local.json}. */
    @WithDefault("models")
    Path modelsDir();

    /** Folder with {@code libwhisper.so} and {@code libggml*.so} to use before all others. */
    Optional<Path> nativeDir();

    /** Folder in which {@code natives/} (own build) and {@code wheel/} are looked for. */
    @WithDefault(".runtime")
    Path runtimeDir();

    /** Threads a slot; slots × threads must not exceed the cores. A slot takes the threads of idle ones too. */
    @WithDefault("1")
    int threads();

    @WithDefault("greedy")
    Decoding decoding();

    /** Most models kept in memory at once; the idle one unused longest goes first. */
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
