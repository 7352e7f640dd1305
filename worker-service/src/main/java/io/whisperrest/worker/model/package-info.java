/**
 * Model files: which exist, where they come from, and whether one may be loaded.
 *
 * <p>Belongs here: the catalogue, verification by SHA-256, download, and conversion of other Whisper weight formats to ggml. Does not
 * belong here: loading a model into memory (the engine does that) and anything about tasks.
 * {@link io.whisperrest.worker.model.ModelStore} is thread-safe; sources and writers belong to one thread.
 */
package io.whisperrest.worker.model;
