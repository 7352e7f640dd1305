package io.whisperrest.modeltools;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.modeltools.CTranslate2Names.Place;
import io.whisperrest.modeltools.catalog.Dimensions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A model directory for faster-whisper: {@code model.bin} and {@code vocabulary.txt} or {@code vocabulary.json}. */
final class CTranslate2Source implements ModelSource {
    private final CTranslate2File file;
    private final Dimensions dimensions;
    private final List<byte[]> tokens;

    CTranslate2Source(Path directory) throws IOException, ImportFailed {
        this.file = new CTranslate2File(directory.resolve("model.bin"));
        try {
            this.dimensions = readDimensions();
            this.tokens = readTokens(directory);
        } catch (IOException | ImportFailed | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Dimensions readDimensions() throws IOException, ImportFailed {
        int[] embedding = file.tensor("decoder/embeddings/weight").shape();
        int[] audio = file.tensor("encoder/position_encodings/encodings").shape();
        int[] text = file.tensor("decoder/position_encodings/encodings").shape();
        int[] convolution = file.tensor("encoder/conv1/weight").shape();
        Dimensions found = new Dimensions(
                embedding[0],
                audio[0],
                audio[1],
                file.scalar("encoder/num_heads"),
                layers("encoder"),
                text[0],
                text[1],
                file.scalar("decoder/num_heads"),
                layers("decoder"),
                convolution[1]);
        ShapeRules.check(found);
        return found;
    }

    private int layers(String side) {
        int layers = 0;
        while (file.has(side + "/layer_" + layers + "/ffn/linear_0/weight")) {
            layers++;
        }
        return layers;
    }

    private List<byte[]> readTokens(Path directory) throws IOException, ImportFailed {
        Path lines = directory.resolve("vocabulary.txt");
        Path json = directory.resolve("vocabulary.json");
        List<String> texts;
        if (Files.isRegularFile(json)) {
            texts = Arrays.asList(new ObjectMapper().readValue(json.toFile(), String[].class));
        } else if (Files.isRegularFile(lines)) {
            // not lines(), which also splits at U+0085, a valid character here
            texts = Arrays.asList(Files.readString(lines).split("\n", -1));
        } else {
            throw new ImportFailed(directory + " has no vocabulary.txt or vocabulary.json: add it next to model.bin");
        }
        if (texts.size() < dimensions.textTokens()) {
            throw new ImportFailed(directory + " has a vocabulary of only " + texts.size() + " tokens");
        }
        List<byte[]> tokens = new ArrayList<>();
        for (String text : texts.subList(0, dimensions.textTokens())) {
            tokens.add(ByteLevelText.bytes(text));
        }
        return tokens;
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
        Place place = CTranslate2Names.of(name);
        Tensor variable = file.tensor(place.variable());
        if (place.parts() == 1) {
            return variable;
        }
        int rows = variable.shape()[0] / place.parts();
        return variable.rows(place.first() * rows, rows);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
