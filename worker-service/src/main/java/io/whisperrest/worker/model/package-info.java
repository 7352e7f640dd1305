/**
 * The model files of this worker: which of them may be loaded, and how a published one gets here.
 *
 * <p>Belongs here: verification by SHA-256, download, and what the worker reports. Does not belong here: the catalogue and the conversion
 * of weights, which are in {@code model-tools}; loading a model into memory (the engine does that); and anything about tasks.
 * {@link io.whisperrest.worker.model.ModelStore} is thread-safe.
 */
package io.whisperrest.worker.model;
