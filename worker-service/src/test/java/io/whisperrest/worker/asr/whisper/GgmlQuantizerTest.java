package io.whisperrest.worker.asr.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whisperrest.modeltools.Quantizer;
import io.whisperrest.modeltools.WeightFormat;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgmlQuantizerTest {
    @TempDir
    Path folder;

    @Test
    void packsBlocksOf32BehindTheirScale() throws Exception {
        float[] values = new float[64];
        for (int i = 0; i < values.length; i++) {
            values[i] = i - 31; // second block: 1 to 32
        }
        ByteBuffer packed = ByteBuffer.wrap(quantizer().quantize(WeightFormat.Q8_0, values, 32))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(68, packed.capacity());
        assertEquals(127, packed.get(67), "the largest of a block is 127 steps");
        assertEquals(Math.round(127f / 32), packed.get(36), "1 of 32");
        assertEquals(-127, packed.get(2));
    }

    @Test
    void packsFiveBitsInto24BytesABlock() throws Exception {
        assertEquals(48, quantizer().quantize(WeightFormat.Q5_1, new float[64], 64).length);
    }

    @Test
    void rejectsRowsThatAreNotWholeBlocks() throws Exception {
        Quantizer quantizer = quantizer();
        assertThrows(IllegalArgumentException.class, () -> quantizer.quantize(WeightFormat.Q8_0, new float[48], 24));
    }

    @Test
    void saysHowToFixAMissingLibrary() {
        assertThrows(IllegalStateException.class, () -> new GgmlQuantizer(folder));
    }

    /** The oldest supported natives come from the class path, so this test needs no provisioning. */
    private Quantizer quantizer() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64"));
        try (InputStream library = GgmlQuantizer.class.getResourceAsStream("/debian-amd64/libggml.so")) {
            Files.copy(library, folder.resolve("libggml.so"));
        }
        return ServiceLoader.load(Quantizer.Provider.class)
                .findFirst()
                .orElseThrow()
                .open(folder);
    }
}
