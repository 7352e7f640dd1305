package io.whisperrest.modeltools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Token texts of a Hugging Face directory, from {@code vocab.json} or {@code tokenizer.json}. Special tokens, listed there or in
 * {@code added_tokens.json}, are omitted, because whisper.cpp derives them from the size of the vocabulary.
 */
final class HuggingFaceVocabulary {
    /** OpenAI's multilingual vocabulary ends with an empty token, which some files omit. */
    private static final int EMPTY_TOKEN = 50256;

    private HuggingFaceVocabulary() {}

    static List<byte[]> read(Path directory, int count) throws IOException, ImportFailed {
        byte[][] tokens = new byte[count][];
        for (Map.Entry<String, JsonNode> entry : vocabulary(directory).properties()) {
            int id = entry.getValue().asInt(-1);
            if (id >= 0 && id < count) {
                tokens[id] = ByteLevelText.bytes(entry.getKey());
            }
        }
        if (count > EMPTY_TOKEN && tokens[EMPTY_TOKEN] == null) {
            tokens[EMPTY_TOKEN] = new byte[0];
        }
        int missing = Arrays.asList(tokens).indexOf(null);
        if (missing >= 0) {
            throw new ImportFailed(
                    directory + " has no text for token " + missing + ": the vocabulary is not Whisper's");
        }
        return List.of(tokens);
    }

    private static JsonNode vocabulary(Path directory) throws IOException, ImportFailed {
        Path vocabulary = directory.resolve("vocab.json");
        if (Files.isRegularFile(vocabulary)) {
            return new ObjectMapper().readTree(vocabulary.toFile());
        }
        Path tokenizer = directory.resolve("tokenizer.json");
        if (Files.isRegularFile(tokenizer)) {
            return new ObjectMapper().readTree(tokenizer.toFile()).path("model").path("vocab");
        }
        throw new ImportFailed(directory + " has no vocab.json: add it from the model it was fine-tuned from");
    }
}
