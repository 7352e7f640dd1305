package io.whisperrest.worker.audio;

import java.nio.file.Path;

/**
 * The input of a decoder.
 *
 * @param folder working directory of the decoder
 * @param name of the file in that folder, as used in the arguments
 * @param file real path behind the name, the only one that a {@link Confinement} lets the decoder read
 */
record DecodeInput(Path folder, String name, Path file) {}
