package io.whisperrest.modeltools;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.modeltools.catalog.Dimensions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model of one encoder and two decoder layers with made-up weights, written in the formats of other tools. Every weight is a multiple
 * of 2^-10 below 1, so f16 represents it exactly.
 */
final class TinyWhisper {
    static final Dimensions SIZE = new Dimensions(51865, 6, 32, 2, 1, 5, 32, 2, 2, 80);

    private TinyWhisper() {}

    static float weight(String name, int index) {
        return (Math.floorMod(name.hashCode() * 31 + index * 7919, 2047) - 1023) / 1024f;
    }

    static float[] weights(WeightPlan.Entry entry) {
        float[] values = new float[Tensor.elements(entry.shape())];
        for (int i = 0; i < values.length; i++) {
            values[i] = weight(entry.name(), i);
        }
        return values;
    }

    /** Byte-level text of a token: digits, half of them after a space; the last one is empty, as in OpenAI's file. */
    static String token(int id) {
        if (id == 50256) {
            return "";
        }
        return (id % 2 == 0 ? "" : "Ġ") + id;
    }

    static Path huggingFace(Path folder, ElementType type) throws IOException {
        Map<String, byte[]> data = new LinkedHashMap<>();
        Map<String, Object> header = new LinkedHashMap<>();
        int offset = 0;
        for (WeightPlan.Entry entry : WeightPlan.of(SIZE)) {
            byte[] bytes = encode(weights(entry), type);
            boolean isBias = entry.name().contains("conv") && entry.name().endsWith(".bias");
            String name = "model." + HuggingFaceNames.of(entry.name());
            header.put(
                    name,
                    Map.of(
                            "dtype",
                            type.name(),
                            "shape",
                            isBias ? new int[] {entry.shape()[0]} : entry.shape(),
                            "data_offsets",
                            new int[] {offset, offset + bytes.length}));
            data.put(name, bytes);
            offset += bytes.length;
        }
        byte[] json = new ObjectMapper().writeValueAsBytes(header);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(little(8).putLong(json.length).array());
        out.write(json);
        for (byte[] bytes : data.values()) {
            out.write(bytes);
        }
        Files.write(folder.resolve("model.safetensors"), out.toByteArray());
        Files.writeString(folder.resolve("config.json"), """
                {"vocab_size": 51865, "max_source_positions": 6, "d_model": 32, "encoder_attention_heads": 2,
                 "encoder_layers": 1, "max_target_positions": 5, "decoder_attention_heads": 2, "decoder_layers": 2,
                 "num_mel_bins": 80}""");
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        for (int id = 0; id < 50257; id++) {
            vocabulary.put(token(id), id);
        }
        vocabulary.put("<|endoftext|>", 50257);
        Files.write(folder.resolve("vocab.json"), new ObjectMapper().writeValueAsBytes(vocabulary));
        return folder;
    }

    static Path cTranslate2(Path folder, ElementType type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(little(4).putInt(6).array());
        string(out, "WhisperSpec");
        Map<String, Stacked> variables = stacked();
        out.write(little(8).putInt(3).putInt(variables.size() + 2).array());
        for (String side : List.of("encoder", "decoder")) {
            string(out, side + "/num_heads");
            out.write(0); // rank
            out.write(2); // i16
            out.write(little(6).putInt(2).putShort((short) 2).array());
        }
        for (Map.Entry<String, Stacked> variable : variables.entrySet()) {
            string(out, variable.getKey());
            int[] shape = variable.getValue().shape();
            out.write(shape.length);
            for (int dimension : shape) {
                out.write(little(4).putInt(dimension).array());
            }
            byte[] bytes = encode(variable.getValue().values(), type);
            out.write(type == ElementType.F32 ? 0 : type == ElementType.F16 ? 4 : 5);
            out.write(little(4).putInt(bytes.length).array());
            out.write(bytes);
        }
        out.write(little(4).putInt(0).array()); // aliases
        Files.write(folder.resolve("model.bin"), out.toByteArray());
        List<String> lines = new ArrayList<>();
        for (int id = 0; id < 50257; id++) {
            lines.add(token(id));
        }
        lines.add("<|endoftext|>");
        Files.writeString(folder.resolve("vocabulary.txt"), String.join("\n", lines) + "\n");
        return folder;
    }

    private record Stacked(List<int[]> shapes, List<float[]> parts) {
        int[] shape() {
            int[] shape = shapes.get(0).clone();
            shape[0] = shapes.stream().mapToInt(part -> part[0]).sum();
            return shape;
        }

        float[] values() {
            ByteBuffer joined = ByteBuffer.allocate(
                    parts.stream().mapToInt(part -> part.length).sum() * Float.BYTES);
            parts.forEach(part -> {
                for (float value : part) {
                    joined.putFloat(value);
                }
            });
            float[] values = new float[joined.capacity() / Float.BYTES];
            joined.rewind().asFloatBuffer().get(values);
            return values;
        }
    }

    /** Tensors that share a variable, in the order of their rows; key biases there are zeros. */
    private static Map<String, Stacked> stacked() {
        Map<String, TreeMap<Integer, WeightPlan.Entry>> places = new LinkedHashMap<>();
        for (WeightPlan.Entry entry : WeightPlan.of(SIZE)) {
            CTranslate2Names.Place place = CTranslate2Names.of(entry.name());
            places.computeIfAbsent(place.variable(), name -> new TreeMap<>()).put(place.first(), entry);
        }
        Map<String, Stacked> variables = new LinkedHashMap<>();
        places.forEach((variable, entries) -> {
            Stacked stacked = new Stacked(new ArrayList<>(), new ArrayList<>());
            int parts =
                    CTranslate2Names.of(entries.firstEntry().getValue().name()).parts();
            for (int part = 0; part < parts; part++) {
                WeightPlan.Entry entry = entries.get(part);
                int[] shape = entry == null ? entries.lastEntry().getValue().shape() : entry.shape();
                boolean isConvolutionBias = variable.contains("conv") && variable.endsWith("bias");
                stacked.shapes().add(isConvolutionBias ? new int[] {shape[0]} : shape);
                stacked.parts().add(entry == null ? new float[Tensor.elements(shape)] : weights(entry));
            }
            variables.put(variable, stacked);
        });
        return variables;
    }

    private static byte[] encode(float[] values, ElementType type) {
        ByteBuffer bytes = little(values.length * type.bytes());
        for (float value : values) {
            switch (type) {
                case F32 -> bytes.putFloat(value);
                case F16 -> bytes.putShort(Float16.fromFloat(value));
                case BF16 -> bytes.putShort(BFloat16.fromFloat(value));
            }
        }
        return bytes.array();
    }

    private static void string(ByteArrayOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(little(2).putShort((short) (bytes.length + 1)).array());
        out.write(bytes);
        out.write(0);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
