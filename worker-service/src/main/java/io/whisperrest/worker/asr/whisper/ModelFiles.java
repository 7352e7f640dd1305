package io.whisperrest.worker.asr.whisper;

import java.nio.file.Path;

/** Paths of the models' weights, verified before they are returned. */
@FunctionalInterface
public interface ModelFiles {

    /**
     * @param modelId id from the catalogue, for example {@code base}
     * @throws io.whisperrest.worker.asr.RecognitionFailed MODEL_UNAVAILABLE when the file is missing or damaged
     */
    Path file(String modelId);
}
