package io.whisperrest.worker.model;

import java.nio.file.Path;

/**
 * A model file that may be loaded; its SHA-256 was verified in this process.
 *
 * @param id as named in requests
 * @param translates whether it can translate into English
 * @param stateBytes memory per slot in addition to the weights
 */
public record ModelFile(
        String id,
        Path path,
        long sizeBytes,
        String sha256,
        boolean multilingual,
        boolean translates,
        long stateBytes) {

    /** Memory of the weights plus one state per slot, in bytes. */
    public long memoryBytes(int slots) {
        return sizeBytes + slots * stateBytes;
    }
}
