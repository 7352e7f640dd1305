package io.whisperrest.worker.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A file the administrator allowed though the catalogue does not know it.
 *
 * @param file plain name in the models folder
 * @param stateBytes memory a slot adds to the weights
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LocalModel(String file, long bytes, String sha256, boolean multilingual, boolean translates, long stateBytes) {

    /** {@code ggml-base-bf16.bin} answers to {@code base-bf16}, and to its file name. */
    String id() {
        String name = file.endsWith(".bin") ? file.substring(0, file.length() - ".bin".length()) : file;
        return name.startsWith("ggml-") ? name.substring("ggml-".length()) : name;
    }
}
