package io.whisperrest.modeltools.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A model file that is not in the catalogue but was allowed by the administrator.
 *
 * @param file plain name in the models folder
 * @param stateBytes memory per slot in addition to the weights
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LocalModel(
        String file, long bytes, String sha256, boolean multilingual, boolean translates, long stateBytes) {

    /** {@code ggml-base-bf16.bin} can be requested as {@code base-bf16} and by its file name. */
    public String id() {
        String name = file.endsWith(".bin") ? file.substring(0, file.length() - ".bin".length()) : file;
        return name.startsWith("ggml-") ? name.substring("ggml-".length()) : name;
    }
}
