package io.whisperrest.worker.command;

import io.whisperrest.worker.asr.WhisperConfig;
import io.whisperrest.worker.audio.AudioConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments of {@link TranscribeFile}: {@code --model path --ffmpeg path --vad path --natives dir --language auto|xx --slots n
 * --channels mix|split|n --track n --threads n --decoding greedy|beam --json FILE...}.
 */
record TranscribeArguments(Map<String, String> values, List<Path> files) implements AudioConfig {

    static TranscribeArguments parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--json")) {
                values.put("json", "true");
            } else if (argument.startsWith("--")) {
                values.put(argument.substring(2), arguments.get(++i));
            } else {
                files.add(Path.of(argument));
            }
        }
        return new TranscribeArguments(values, files);
    }

    Path model() {
        return Path.of(values.getOrDefault("model", "models/ggml-base.bin"));
    }

    Path natives() {
        return values.containsKey("natives") ? Path.of(values.get("natives")) : null;
    }

    String language() {
        return values.getOrDefault("language", "auto");
    }

    String channels() {
        return values.getOrDefault("channels", "mix");
    }

    Integer track() {
        return values.containsKey("track") ? Integer.valueOf(values.get("track")) : null;
    }

    int slots() {
        return Integer.parseInt(values.getOrDefault("slots", "1"));
    }

    boolean json() {
        return values.containsKey("json");
    }

    @Override
    public String ffmpeg() {
        return values.getOrDefault("ffmpeg", ".runtime/bin/ffmpeg");
    }

    @Override
    public Duration decodeTimeout() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration maxDuration() {
        return Duration.ofHours(6);
    }

    @Override
    public int maxExpansion() {
        return 400;
    }

    @Override
    public String speechModel() {
        return values.getOrDefault("vad", ".runtime/silero_vad_16k_sequence.onnx");
    }

    WhisperConfig whisper() {
        return new WhisperConfig() {
            @Override
            public String model() {
                return TranscribeArguments.this.model().toString();
            }

            @Override
            public Path modelsDir() {
                return TranscribeArguments.this.model().getParent();
            }

            @Override
            public Optional<Path> nativeDir() {
                return Optional.ofNullable(natives());
            }

            @Override
            public Path runtimeDir() {
                return Path.of(".runtime");
            }

            @Override
            public int threads() {
                return Integer.parseInt(values.getOrDefault("threads", "1"));
            }

            @Override
            public Decoding decoding() {
                return Decoding.valueOf(
                        values.getOrDefault("decoding", "greedy").toUpperCase(Locale.ROOT));
            }

            @Override
            public int maxLoadedModels() {
                return 1;
            }

            @Override
            public boolean gpu() {
                return true;
            }

            @Override
            public boolean flashAttention() {
                return true;
            }
        };
    }
}
