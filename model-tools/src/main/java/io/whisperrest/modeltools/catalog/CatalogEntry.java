package io.whisperrest.modeltools.catalog;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A published model file.
 *
 * @param id as named in requests
 * @param file name in the models folder and at the source
 * @param bytes exact size
 * @param sha256 lower-case hex, required: no model is downloaded or loaded without it
 * @param multilingual false: English only
 * @param translates whether it was trained to translate into English
 * @param stateBytes memory per slot in addition to the weights, see {@link MemoryEstimate}
 * @param source where the file is published, at a fixed revision
 */
public record CatalogEntry(
        String id,
        String file,
        long bytes,
        String sha256,
        boolean multilingual,
        boolean translates,
        long stateBytes,
        URI source) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public CatalogEntry {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("model " + id + " has no SHA-256");
        }
    }
}
