/**
 * whisper.cpp through JNA: which library, its layouts, its handles, its traps. Nothing native leaves this package: no pointer, no raw
 * code, no centisecond. {@link io.whisperrest.worker.asr.whisper.WhisperRecognizer} is thread-safe, one state belongs to one thread.
 */
package io.whisperrest.worker.asr.whisper;
