package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Pointer;

/** Reads the library's defaults through our layout. Unexpected values mean that the layout does not fit the library. */
final class DefaultsCheck {
    private static final float ENTROPY = 2.4f;
    private static final float LOGPROB = -1f;
    private static final float TEMPERATURE_INCREMENT = 0.2f;

    private DefaultsCheck() {}

    /** @throws UnusableNatives when a default is not at its expected offset */
    static void run(LibWhisper library, ParamsLayout layout, EngineVersion version) {
        FullParamsWriter params = new FullParamsWriter(library, layout, FullParamsWriter.GREEDY);
        boolean fits = params.floatAt(layout.entropyThreshold) == ENTROPY
                && params.floatAt(layout.logprobThreshold) == LOGPROB
                && params.floatAt(layout.temperatureIncrement) == TEMPERATURE_INCREMENT
                && params.floatAt(layout.temperature) == 0f
                && params.intAt(ParamsLayout.N_THREADS) > 0
                && params.pointerAt(layout.abort) == 0
                && params.pointerAt(layout.logitsFilter) == 0
                && params.pointerAt(ParamsLayout.INITIAL_PROMPT) == 0;
        // the pointer is dereferenced only when all numbers are at their expected offsets
        if (!fits || !"en".equals(new Pointer(params.pointerAt(layout.language)).getString(0))) {
            throw new UnusableNatives(
                    "libwhisper " + version + " has a parameter layout that does not match its version;"
                            + " tested are " + EngineVersion.tested());
        }
    }
}
