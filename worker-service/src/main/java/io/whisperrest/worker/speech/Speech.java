package io.whisperrest.worker.speech;

/**
 * A range of frames with speech.
 *
 * @param from first frame
 * @param to one past the last frame
 */
record Speech(int from, int to) {}
