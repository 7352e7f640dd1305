package io.whisperrest.worker.model;

import java.nio.file.Path;

/**
 * A model file that may be loaded: its SHA-256 was checked in this process.
 *
 * @param id how a request names it
 * @param translates whether it can translate into English
 * @param stateBytes memory a slot adds to the weights
 */
public record ModelFile(
        String id,
        Path path,
        long sizeBytes,
        String sha256,
        boolean multilingual,
        boolean translates,
        long stateBytes) {

    /** Memory of the weights once and a state a slot, in bytes. */
    public long memoryBytes(int slots) {
        return sizeBytes + slots * stateBytes;
    }
}
