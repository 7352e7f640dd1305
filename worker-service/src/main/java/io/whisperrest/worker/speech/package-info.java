/**
 * Finds speech in a recording and cuts it into windows for the engine. Detectors are thread-safe. Planning is plain arithmetic on
 * probabilities and always gives the same windows.
 */
package io.whisperrest.worker.speech;
