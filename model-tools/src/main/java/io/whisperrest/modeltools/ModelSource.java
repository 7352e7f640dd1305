package io.whisperrest.modeltools;

import io.whisperrest.modeltools.catalog.Dimensions;
import java.io.IOException;
import java.util.List;

/** Whisper weights in some file format, accessed by the tensor names of OpenAI's checkpoints, which ggml uses too. */
interface ModelSource extends AutoCloseable {

    Dimensions dimensions();

    /** Texts of the first {@link Dimensions#textTokens()} tokens, by id, as bytes: a token may end inside a character. */
    List<byte[]> tokens();

    /** @throws ImportFailed when the source does not contain it */
    Tensor tensor(String name) throws ImportFailed, IOException;

    @Override
    void close() throws IOException;
}
