package io.whisperrest.api.audio;

/**
 * Audio that lies in the store, durable.
 *
 * @param key of the store
 * @param sha256 lower-case hex of the bytes as sent
 */
public record ReceivedAudio(String key, long bytes, String sha256, AudioFormat format) {}
