package io.whisperrest.modeltools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.modeltools.WeightPlan.Kind;
import io.whisperrest.modeltools.catalog.Dimensions;
import io.whisperrest.modeltools.catalog.ModelCatalog;
import io.whisperrest.modeltools.catalog.ModelFamily;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The sizes in the catalogue are those that our plan of the weights gives. */
class PublishedSizesTest {
    /** Size of the token list in bytes, including count and lengths. Measured in the base file; the same in every model here. */
    private static final long TOKENS = 508089;

    @TestFactory
    Stream<DynamicTest> sizesFollowFromTheDimensions() {
        return ModelCatalog.entries().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.id(), () -> assertEquals(size(entry.id()), entry.bytes(), entry.id())));
    }

    private static long size(String id) {
        String form = id.matches(".*-q\\d_\\d") ? id.substring(id.length() - 4) : "f16";
        String family = form.equals("f16") ? id : id.substring(0, id.length() - 5);
        Dimensions size = Stream.of(ModelFamily.values())
                .filter(candidate -> candidate.id().equals(family))
                .findFirst()
                .orElseThrow()
                .dimensions();
        GgmlTensorType matrix = GgmlTensorType.valueOf(form.toUpperCase(Locale.ROOT));
        long bytes = 12 * 4 + 2 * 4 + size.mels() * 201 * 4L + TOKENS;
        for (WeightPlan.Entry entry : WeightPlan.of(size)) {
            GgmlTensorType type = entry.kind() == Kind.MATRIX
                    ? matrix
                    : entry.kind() == Kind.SMALL ? GgmlTensorType.F32 : GgmlTensorType.F16;
            bytes += 12 + 4L * entry.shape().length + entry.name().length();
            bytes += type.bytes(Tensor.elements(entry.shape()));
        }
        return bytes;
    }
}
