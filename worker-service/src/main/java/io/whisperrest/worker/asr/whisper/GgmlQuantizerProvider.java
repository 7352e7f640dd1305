package io.whisperrest.worker.asr.whisper;

import io.whisperrest.worker.model.Quantizer;
import java.nio.file.Path;

/** How {@code ImportModel} finds the native quantiser without depending on this package. */
public final class GgmlQuantizerProvider implements Quantizer.Provider {
    @Override
    public Quantizer open(Path nativeDir) {
        return new GgmlQuantizer(nativeDir);
    }
}
