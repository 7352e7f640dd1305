package io.whisperrest.modeltools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.modeltools.WeightPlan.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelImporterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"F32", "F16"})
    void keepsEveryWeightOfACTranslate2Directory(ElementType type) throws Exception {
        assertHoldsTheTinyModel(imported(TinyWhisper.cTranslate2(folder, type), WeightFormat.F16));
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F16"})
    void keepsEveryWeightOfAHuggingFaceDirectory(ElementType type) throws Exception {
        assertHoldsTheTinyModel(imported(TinyWhisper.huggingFace(folder, type), WeightFormat.F16));
    }

    @Test
    void givesTheSameBytesFromBothForms() throws Exception {
        Path left = Files.createDirectory(folder.resolve("ct2"));
        Path right = Files.createDirectory(folder.resolve("hf"));
        Path first = imported(TinyWhisper.cTranslate2(left, ElementType.F16), WeightFormat.F16);
        Path second = imported(TinyWhisper.huggingFace(right, ElementType.F32), WeightFormat.F16);
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void copiesBfloat16WeightsUnchanged() throws Exception {
        Path file = imported(TinyWhisper.huggingFace(folder, ElementType.BF16), WeightFormat.BF16);
        try (GgmlSource model = new GgmlSource(file)) {
            Tensor tensor = model.tensor("decoder.token_embedding.weight");
            assertEquals(ElementType.BF16, tensor.type());
            float expected = TinyWhisper.weight("decoder.token_embedding.weight", 77);
            assertEquals(BFloat16.toFloat(BFloat16.fromFloat(expected)), tensor.at(77));
            assertEquals(
                    GgmlTensorType.F16, model.stored("encoder.conv1.weight").type());
        }
    }

    @Test
    void rewritesAGgmlFileToTheSameBytes() throws Exception {
        Path first = imported(TinyWhisper.huggingFace(folder, ElementType.F16), WeightFormat.F16);
        Path second = folder.resolve("second.bin");
        new ModelImporter(null).convert(first, second, WeightFormat.F16, (done, all) -> {});
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void quantisesMatricesOnly() throws Exception {
        Path source = TinyWhisper.huggingFace(folder, ElementType.F16);
        Path file = folder.resolve("q8.bin");
        Quantizer zeros = (format, values, row) -> new byte[format.bytes(values.length)];
        new ModelImporter(zeros).convert(source, file, WeightFormat.Q8_0, (done, all) -> {});
        try (GgmlSource model = new GgmlSource(file)) {
            for (WeightPlan.Entry entry : WeightPlan.of(TinyWhisper.SIZE)) {
                GgmlTensorType expected = switch (entry.kind()) {
                    case MATRIX -> GgmlTensorType.Q8_0;
                    case CONVOLUTION -> GgmlTensorType.F16;
                    case SMALL -> GgmlTensorType.F32;
                };
                assertEquals(expected, model.stored(entry.name()).type(), entry.name());
            }
        }
    }

    @Test
    void rejectsQuantisedSources() throws Exception {
        Path source = TinyWhisper.huggingFace(folder, ElementType.F16);
        Path file = folder.resolve("q8.bin");
        Quantizer zeros = (format, values, row) -> new byte[format.bytes(values.length)];
        new ModelImporter(zeros).convert(source, file, WeightFormat.Q8_0, (done, all) -> {});
        assertTrue(failure(file).contains("use its f16 version"));
    }

    @Test
    void leavesNoFileBehindWhenTheSourceIsTruncated() throws Exception {
        Path model = TinyWhisper.cTranslate2(folder, ElementType.F16).resolve("model.bin");
        byte[] bytes = Files.readAllBytes(model);
        Files.write(model, Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(failure(folder).contains("truncated or damaged"));
        assertFalse(Files.exists(folder.resolve("x.bin")));
        assertFalse(Files.exists(folder.resolve("x.bin.import")));
    }

    @Test
    void reportsAMissingVocabulary() throws Exception {
        Files.delete(TinyWhisper.cTranslate2(folder, ElementType.F16).resolve("vocabulary.txt"));
        assertTrue(failure(folder).contains("add it next to model.bin"));
    }

    @Test
    void rejectsAVocabularyWithAddedTokens() throws Exception {
        Path config = TinyWhisper.huggingFace(folder, ElementType.F16).resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("51865", "51900"));
        assertTrue(failure(folder).contains("added tokens cannot be carried over"));
    }

    private String failure(Path source) {
        return assertThrows(
                        ImportFailed.class,
                        () -> new ModelImporter(null)
                                .convert(source, folder.resolve("x.bin"), WeightFormat.F16, (done, all) -> {}))
                .getMessage();
    }

    private Path imported(Path source, WeightFormat format) throws IOException, ImportFailed {
        Path file = source.resolve("ggml.bin");
        new ModelImporter(null).convert(source, file, format, (done, all) -> {});
        return file;
    }

    private static void assertHoldsTheTinyModel(Path file) throws IOException, ImportFailed {
        try (GgmlSource model = new GgmlSource(file)) {
            assertEquals(TinyWhisper.SIZE, model.dimensions());
            List<byte[]> tokens = model.tokens();
            assertEquals(50257, tokens.size());
            assertArrayEquals(" 1".getBytes(StandardCharsets.UTF_8), tokens.get(1));
            assertEquals(0, tokens.get(50256).length);
            List<WeightPlan.Entry> plan = WeightPlan.of(TinyWhisper.SIZE);
            assertEquals(plan.size(), model.count());
            for (WeightPlan.Entry entry : plan) {
                Tensor tensor = model.tensor(entry.name());
                assertArrayEquals(entry.shape(), tensor.shape(), entry.name());
                assertEquals(
                        entry.kind() == Kind.SMALL ? ElementType.F32 : ElementType.F16, tensor.type(), entry.name());
                for (int i = 0; i < tensor.elements(); i++) {
                    assertEquals(TinyWhisper.weight(entry.name(), i), tensor.at(i), entry.name());
                }
            }
        }
    }
}
