package io.whisperrest.worker.asr;

/** A part of a window and its language. */
record LanguagePart(Part part, String language) {}
