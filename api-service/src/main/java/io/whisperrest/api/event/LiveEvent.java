package io.whisperrest.api.event;

/**
 * An event of one user.
 *
 * @param id increasing; null = not kept, cannot be replayed
 * @param data JSON
 */
record LiveEvent(String id, String name, String taskId, String data) {
    /** Approximate memory use, in characters. */
    int size() {
        return data.length() + 200;
    }
}
