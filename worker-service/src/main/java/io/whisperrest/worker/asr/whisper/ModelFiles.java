package io.whisperrest.worker.asr.whisper;

import java.nio.file.Path;

/** Where the weights of a model lie; checked before they are handed out. */
@FunctionalInterface
public interface ModelFiles {

    /**
     * @param modelId id of the catalogue, for instance {@code base}
     * @throws io.whisperrest.worker.asr.RecognitionFailed MODEL_UNAVAILABLE when there is no such file or it is damaged
     */
    Path file(String modelId);
}
