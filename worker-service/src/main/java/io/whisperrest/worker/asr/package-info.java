/**
 * From audio to checked text, one window at a time: the recogniser's interface, its results, and the checks on them. Contains no native
 * code and names no engine; those are in {@code ..asr.whisper}. Everything here is thread-safe.
 */
package io.whisperrest.worker.asr;
