package io.whisperrest.modeltools;

import io.whisperrest.modeltools.catalog.Dimensions;

/** Which shapes of a model whisper.cpp can load. */
final class ShapeRules {
    private ShapeRules() {}

    /** @throws ImportFailed when whisper.cpp would number the special tokens incorrectly or read past its tables */
    static void check(Dimensions size) throws ImportFailed {
        int added = size.vocabulary() - Dimensions.ENGLISH_VOCABULARY;
        if (added < 0 || added > 2) {
            throw new ImportFailed("a vocabulary of " + size.vocabulary()
                    + " tokens is not Whisper's (51864 English, 51865 multilingual, 51866 large-v3): added tokens cannot be"
                    + " carried over, use the weights before they were added");
        }
        if (size.mels() != 80 && size.mels() != 128) {
            throw new ImportFailed(size.mels() + " mel bands: Whisper models have 80 or 128");
        }
        if (size.audioState() != size.textState()
                || size.audioHeads() != size.textHeads()
                || size.audioHeads() < 1
                || size.audioState() % size.audioHeads() != 0) {
            throw new ImportFailed("encoder and decoder differ in width or heads: this is not a Whisper model");
        }
    }
}
