package io.whisperrest.modeltools;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maps OpenAI's tensor names to those of the transformers library, without the leading {@code model.}. */
final class HuggingFaceNames {
    private static final Pattern BLOCK = Pattern.compile("(encoder|decoder)\\.blocks\\.(\\d+)\\.(.+)\\.(weight|bias)");

    private HuggingFaceNames() {}

    static String of(String name) {
        Matcher block = BLOCK.matcher(name);
        if (block.matches()) {
            return block.group(1) + ".layers." + block.group(2) + "." + part(block.group(3)) + "." + block.group(4);
        }
        return switch (name) {
            case "decoder.positional_embedding" -> "decoder.embed_positions.weight";
            case "encoder.positional_embedding" -> "encoder.embed_positions.weight";
            case "decoder.token_embedding.weight" -> "decoder.embed_tokens.weight";
            case "decoder.ln.weight" -> "decoder.layer_norm.weight";
            case "decoder.ln.bias" -> "decoder.layer_norm.bias";
            case "encoder.ln_post.weight" -> "encoder.layer_norm.weight";
            case "encoder.ln_post.bias" -> "encoder.layer_norm.bias";
            default -> name; // convolutions
        };
    }

    private static String part(String part) {
        return switch (part) {
            case "mlp_ln" -> "final_layer_norm";
            case "mlp.0" -> "fc1";
            case "mlp.2" -> "fc2";
            case "attn_ln" -> "self_attn_layer_norm";
            case "cross_attn_ln" -> "encoder_attn_layer_norm";
            default -> {
                int dot = part.indexOf('.');
                yield (part.startsWith("cross_") ? "encoder_attn." : "self_attn.")
                        + projection(part.substring(dot + 1));
            }
        };
    }

    private static String projection(String name) {
        return switch (name) {
            case "query" -> "q_proj";
            case "key" -> "k_proj";
            case "value" -> "v_proj";
            case "out" -> "out_proj";
            default -> throw new IllegalArgumentException("no such part: " + name);
        };
    }
}
