/**
 * Sound to checked text, one window at a time: the recogniser's interface, what it gives, and the checks on it. No native code and no
 * engine's name; those are in {@code ..asr.whisper}. Everything here is thread-safe.
 */
package io.whisperrest.worker.asr;
