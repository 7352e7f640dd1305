/**
 * whisper.cpp through JNA: library selection, layouts, handles and pitfalls. Nothing native leaves this package: no pointers, return
 * codes or centiseconds. {@link io.whisperrest.worker.asr.whisper.WhisperRecognizer} is thread-safe; a state belongs to one thread.
 */
package io.whisperrest.worker.asr.whisper;
