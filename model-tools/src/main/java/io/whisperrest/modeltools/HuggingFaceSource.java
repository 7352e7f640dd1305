package io.whisperrest.modeltools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.modeltools.catalog.Dimensions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A directory as saved by the transformers library: {@code model.safetensors}, whole or in shards with an index, {@code config.json}
 * and {@code vocab.json}.
 */
final class HuggingFaceSource implements ModelSource {
    static final String WEIGHTS = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";

    private final Path directory;
    private final List<SafetensorsFile> files = new ArrayList<>();
    private final Dimensions dimensions;
    private final List<byte[]> tokens;

    HuggingFaceSource(Path directory) throws IOException, ImportFailed {
        this.directory = directory;
        try {
            this.dimensions = readDimensions();
            this.tokens = HuggingFaceVocabulary.read(directory, dimensions.textTokens());
            for (String shard : shards()) {
                files.add(new SafetensorsFile(directory.resolve(shard)));
            }
        } catch (IOException | ImportFailed | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Dimensions readDimensions() throws IOException, ImportFailed {
        Path file = directory.resolve("config.json");
        if (!Files.isRegularFile(file)) {
            throw new ImportFailed(directory + " has no config.json: add it next to " + WEIGHTS);
        }
        JsonNode config = new ObjectMapper().readTree(file.toFile());
        Dimensions found = new Dimensions(
                number(config, "vocab_size"),
                number(config, "max_source_positions"),
                number(config, "d_model"),
                number(config, "encoder_attention_heads"),
                number(config, "encoder_layers"),
                number(config, "max_target_positions"),
                number(config, "d_model"),
                number(config, "decoder_attention_heads"),
                number(config, "decoder_layers"),
                number(config, "num_mel_bins"));
        ShapeRules.check(found);
        return found;
    }

    private int number(JsonNode config, String name) throws ImportFailed {
        if (!config.path(name).canConvertToInt()) {
            throw new ImportFailed(directory + "/config.json has no " + name + ": this is not a Whisper model");
        }
        return config.path(name).asInt();
    }

    private Iterable<String> shards() throws IOException, ImportFailed {
        Path index = directory.resolve(INDEX);
        if (Files.isRegularFile(directory.resolve(WEIGHTS)) || !Files.isRegularFile(index)) {
            return List.of(WEIGHTS);
        }
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode name : new ObjectMapper().readTree(index.toFile()).path("weight_map")) {
            if (!name.asText().equals(Path.of(name.asText()).getFileName().toString())) {
                throw new ImportFailed(index + " names a file outside its folder: " + name.asText());
            }
            names.add(name.asText());
        }
        return names;
    }

    @Override
    public Dimensions dimensions() {
        return dimensions;
    }

    @Override
    public List<byte[]> tokens() {
        return tokens;
    }

    @Override
    public Tensor tensor(String name) throws ImportFailed, IOException {
        String stored = HuggingFaceNames.of(name);
        for (SafetensorsFile file : files) {
            for (String candidate : List.of("model." + stored, stored)) {
                if (file.has(candidate)) {
                    return file.tensor(candidate);
                }
            }
        }
        throw new ImportFailed(directory + " has no tensor model." + stored
                + ": adapters (LoRA) must be merged into the model before it is saved");
    }

    @Override
    public void close() throws IOException {
        for (SafetensorsFile file : files) {
            file.close();
        }
    }
}
