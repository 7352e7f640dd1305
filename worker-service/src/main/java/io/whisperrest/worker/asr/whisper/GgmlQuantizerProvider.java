package io.whisperrest.worker.asr.whisper;

import io.whisperrest.modeltools.Quantizer;
import java.nio.file.Path;

/** Lets {@code ImportModel} find the native quantiser without depending on this package. */
public final class GgmlQuantizerProvider implements Quantizer.Provider {
    @Override
    public Quantizer open(Path nativeDir) {
        return new GgmlQuantizer(nativeDir);
    }
}
