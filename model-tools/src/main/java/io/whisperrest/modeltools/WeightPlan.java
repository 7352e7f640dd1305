package io.whisperrest.modeltools;

import io.whisperrest.modeltools.catalog.Dimensions;
import java.util.ArrayList;
import java.util.List;

/** Every tensor of a Whisper model of given dimensions, in the order of OpenAI's checkpoints. */
final class WeightPlan {

    /** Determines how a tensor is stored; see {@link WeightFormat}. */
    enum Kind {
        MATRIX,
        CONVOLUTION,
        /** 1-D, positional embedding or convolution bias: always f32. */
        SMALL
    }

    /** @param shape row-major; ggml writes it reversed */
    record Entry(String name, Kind kind, int... shape) {}

    private final List<Entry> entries = new ArrayList<>();
    private final int state;

    private WeightPlan(Dimensions size) {
        this.state = size.textState();
        entries.add(new Entry("decoder.positional_embedding", Kind.SMALL, size.textContext(), state));
        entries.add(new Entry("encoder.positional_embedding", Kind.SMALL, size.audioContext(), state));
        entries.add(new Entry("decoder.token_embedding.weight", Kind.MATRIX, size.vocabulary(), state));
        for (int layer = 0; layer < size.textLayers(); layer++) {
            block("decoder.blocks." + layer, true);
        }
        pair("decoder.ln", state);
        convolution("encoder.conv1", size.mels());
        convolution("encoder.conv2", state);
        for (int layer = 0; layer < size.audioLayers(); layer++) {
            block("encoder.blocks." + layer, false);
        }
        pair("encoder.ln_post", state);
    }

    static List<Entry> of(Dimensions size) {
        return List.copyOf(new WeightPlan(size).entries);
    }

    private void block(String block, boolean decoder) {
        pair(block + ".mlp_ln", state);
        linear(block + ".mlp.0", 4 * state, state);
        linear(block + ".mlp.2", state, 4 * state);
        pair(block + ".attn_ln", state);
        attention(block + ".attn");
        if (decoder) {
            pair(block + ".cross_attn_ln", state);
            attention(block + ".cross_attn");
        }
    }

    private void attention(String name) {
        linear(name + ".query", state, state);
        entries.add(new Entry(name + ".key.weight", Kind.MATRIX, state, state));
        linear(name + ".value", state, state);
        linear(name + ".out", state, state);
    }

    private void linear(String name, int out, int in) {
        entries.add(new Entry(name + ".weight", Kind.MATRIX, out, in));
        entries.add(new Entry(name + ".bias", Kind.SMALL, out));
    }

    private void convolution(String name, int in) {
        entries.add(new Entry(name + ".weight", Kind.CONVOLUTION, state, in, 3));
        entries.add(new Entry(name + ".bias", Kind.SMALL, state, 1));
    }

    private void pair(String name, int length) {
        entries.add(new Entry(name + ".weight", Kind.SMALL, length));
        entries.add(new Entry(name + ".bias", Kind.SMALL, length));
    }
}
