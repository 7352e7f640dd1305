/**
 * Converts Whisper weights of other tools to ggml, the format that whisper.cpp loads, and allows the result.
 *
 * <p>Belongs here: reading CTranslate2, Hugging Face and ggml files, writing ggml, and the command line {@code ImportModel}. Does not
 * belong here: native code, which the engine's package provides as a {@link io.whisperrest.modeltools.Quantizer}, and anything that a
 * running service needs. Sources and writers belong to one thread.
 */
package io.whisperrest.modeltools;
