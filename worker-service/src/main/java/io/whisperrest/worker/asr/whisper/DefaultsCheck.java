package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Pointer;

/** Reads the library's own defaults through our layout: where they are not what every version has, the layout does not fit. */
final class DefaultsCheck {
    private static final float ENTROPY = 2.4f;
    private static final float LOGPROB = -1f;
    private static final float TEMPERATURE_INCREMENT = 0.2f;

    private DefaultsCheck() {}

    /** @throws NativesRefused when a default is not where it should be */
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
        // the pointer is only followed when all numbers lie where they should
        if (!fits || !"en".equals(new Pointer(params.pointerAt(layout.language)).getString(0))) {
            throw new NativesRefused(
                    "libwhisper " + version + " lays its parameters out differently than its version says;"
                            + " tested are " + EngineVersion.tested());
        }
    }
}
