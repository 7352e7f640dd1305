/**
 * Model files: which there are, where they come from, whether one may be loaded.
 *
 * <p>Belongs here: the catalogue, verification by SHA-256, download, and turning other forms of Whisper weights into
 * ggml. Does not belong here: loading a model into memory (the engine does), anything about a task. {@link
 * io.whisperrest.worker.model.ModelStore} is thread-safe; sources and writers belong to one thread.
 */
package io.whisperrest.worker.model;
