package io.whisperrest.worker.speech;

/**
 * Frames in which somebody speaks.
 *
 * @param from first frame
 * @param to one past the last frame
 */
record Speech(int from, int to) {}
