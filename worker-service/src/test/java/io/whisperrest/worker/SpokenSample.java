package io.whisperrest.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A synthetic voice (flite, voice slt) that says {@link #TEXT}; 16 kHz mono, created with {@code flite -voice slt -t TEXT out.wav}. */
public final class SpokenSample {
    public static final String TEXT = "The quick brown fox jumps over the lazy dog. It was not the first time.";
    private static final int WAV_HEADER = 44;

    private SpokenSample() {}

    public static short[] samples() {
        try (InputStream in = SpokenSample.class.getResourceAsStream("/spoken.wav")) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(WAV_HEADER);
            short[] samples = new short[bytes.remaining() / 2];
            bytes.asShortBuffer().get(samples);
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The samples in the recogniser's format. */
    public static float[] floats() {
        short[] samples = samples();
        float[] floats = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            floats[i] = samples[i] / 32768f;
        }
        return floats;
    }
}
