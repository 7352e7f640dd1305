package io.whisperrest.modeltools;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maps OpenAI's tensor names to those of CTranslate2. Query, key and value of self-attention are stacked in {@code linear_0}; of
 * cross-attention the query is {@code linear_0}, and key and value are stacked in {@code linear_1}.
 */
final class CTranslate2Names {
    /** @param first first row, in units of {@code parts}; parts = 1 means the whole variable */
    record Place(String variable, int first, int parts) {
        static Place whole(String variable) {
            return new Place(variable, 0, 1);
        }
    }

    private static final Pattern BLOCK = Pattern.compile("(encoder|decoder)\\.blocks\\.(\\d+)\\.(.+)\\.(weight|bias)");

    private CTranslate2Names() {}

    static Place of(String name) {
        Matcher block = BLOCK.matcher(name);
        if (block.matches()) {
            String layer = block.group(1) + "/layer_" + block.group(2) + "/";
            return inBlock(layer, block.group(3), block.group(4));
        }
        return Place.whole(
                switch (name) {
                    case "decoder.positional_embedding" -> "decoder/position_encodings/encodings";
                    case "encoder.positional_embedding" -> "encoder/position_encodings/encodings";
                    case "decoder.token_embedding.weight" -> "decoder/embeddings/weight";
                    case "decoder.ln.weight" -> "decoder/layer_norm/gamma";
                    case "decoder.ln.bias" -> "decoder/layer_norm/beta";
                    case "encoder.ln_post.weight" -> "encoder/layer_norm/gamma";
                    case "encoder.ln_post.bias" -> "encoder/layer_norm/beta";
                    default -> name.replace('.', '/'); // convolutions
                });
    }

    private static Place inBlock(String layer, String part, String kind) {
        String norm = "/layer_norm/" + (kind.equals("weight") ? "gamma" : "beta");
        return switch (part) {
            case "mlp_ln" -> Place.whole(layer + "ffn" + norm);
            case "mlp.0" -> Place.whole(layer + "ffn/linear_0/" + kind);
            case "mlp.2" -> Place.whole(layer + "ffn/linear_1/" + kind);
            case "attn_ln" -> Place.whole(layer + "self_attention" + norm);
            case "attn.query" -> new Place(layer + "self_attention/linear_0/" + kind, 0, 3);
            case "attn.key" -> new Place(layer + "self_attention/linear_0/" + kind, 1, 3);
            case "attn.value" -> new Place(layer + "self_attention/linear_0/" + kind, 2, 3);
            case "attn.out" -> Place.whole(layer + "self_attention/linear_1/" + kind);
            case "cross_attn_ln" -> Place.whole(layer + "attention" + norm);
            case "cross_attn.query" -> Place.whole(layer + "attention/linear_0/" + kind);
            case "cross_attn.key" -> new Place(layer + "attention/linear_1/" + kind, 0, 2);
            case "cross_attn.value" -> new Place(layer + "attention/linear_1/" + kind, 1, 2);
            case "cross_attn.out" -> Place.whole(layer + "attention/linear_2/" + kind);
            default -> throw new IllegalArgumentException("no such part: " + part);
        };
    }
}
