package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Pointer;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.asr.Part;
import io.whisperrest.worker.asr.RecognitionFailed;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The scratch memory of one slot. For one thread at a time. Closed by its {@link WhisperContext}, never during a call. */
final class WhisperState implements AutoCloseable {
    /** Appended silence. Without it, speech in the last second is lost (1.7.1) and short input is read out of bounds. */
    static final int SILENCE_SAMPLES = 17_600; // 1.1 s

    private static final long MS_OF_CENTISECOND = 10;
    /** The engine has freed the state itself when it returns this code. */
    private static final int FREED = -7;

    private static final String NO_SPEECH = "whisper_full_get_segment_no_speech_prob_from_state";

    private final WhisperNatives natives;
    private final LibWhisper library;
    private final WhisperContext context;
    private final Pointer handle;
    private float[] last = new float[0];
    private boolean freed;

    WhisperState(WhisperNatives natives, WhisperContext context, Pointer handle) {
        this.natives = natives;
        this.library = natives.library();
        this.context = context;
        this.handle = handle;
    }

    boolean isUsable() {
        return !freed;
    }

    /** True when the previous call had the same samples, so its results can be reused. */
    boolean holds(float[] samples) {
        return samples.length > 0 && Arrays.equals(last, samples);
    }

    /**
     * Recognises samples. Does not call the engine when there are none, because it would recognise the previous audio again.
     *
     * @param watch as installed in {@code params}
     */
    List<RawSegment> recognize(float[] samples, FullParamsWriter params, LadderWatch watch, AbortFlag abort) {
        if (samples.length == 0) {
            return List.of();
        }
        stopIf(abort);
        LibWhisper.Abort callback = userData -> (byte) (abort.isRaised() ? 1 : 0);
        params.abort(callback).watch(watch);
        last = samples;
        float[] padded = Arrays.copyOf(samples, samples.length + SILENCE_SAMPLES);
        int code;
        try {
            code = library.whisper_full_with_state(context.handle(), handle, params.params(), padded, padded.length);
        } finally {
            Reference.reachabilityFence(params);
            Reference.reachabilityFence(callback);
        }
        if (code == FREED) {
            freed = true;
        }
        stopIf(abort);
        if (code != 0) {
            throw new RecognitionFailed(FailureCode.ENGINE_ERROR, "whisper_full returned " + code);
        }
        return segments(watch);
    }

    /**
     * Probabilities of all languages, ordered by the engine's language id, one row per part of a window.
     *
     * @param parts ignored by a library that cannot attend to parts: each then gets the row of the whole window
     */
    List<float[]> languages(float[] samples, List<Part> parts, int threads, AbortFlag abort) {
        stopIf(abort);
        last = samples;
        float[] padded = Arrays.copyOf(samples, samples.length + SILENCE_SAMPLES);
        if (library.whisper_pcm_to_mel_with_state(context.handle(), handle, padded, padded.length, threads) != 0) {
            throw new RecognitionFailed(FailureCode.ENGINE_ERROR, "the spectrum could not be computed");
        }
        if (!natives.attendsToParts()) {
            return Collections.nCopies(parts.size(), languages(threads));
        }
        List<float[]> rows = new ArrayList<>();
        try {
            for (Part part : parts) {
                stopIf(abort);
                int from = Math.toIntExact(part.startMs());
                int to = Math.toIntExact(part.endMs());
                if (library.whisper_attend_to_part(context.handle(), handle, from, to) != 0) {
                    throw new RecognitionFailed(FailureCode.ENGINE_ERROR, part + " is not a part of the window");
                }
                rows.add(languages(threads));
            }
        } finally {
            library.whisper_attend_to_part(context.handle(), handle, 0, 0);
        }
        return rows;
    }

    private float[] languages(int threads) {
        float[] probabilities = new float[library.whisper_lang_max_id() + 1];
        int best = library.whisper_lang_auto_detect_with_state(context.handle(), handle, 0, threads, probabilities);
        if (best < 0) {
            throw new RecognitionFailed(FailureCode.ENGINE_ERROR, "language detection returned " + best);
        }
        return probabilities;
    }

    private static void stopIf(AbortFlag abort) {
        if (abort.isRaised()) {
            throw new RecognitionAborted();
        }
    }

    private List<RawSegment> segments(LadderWatch watch) {
        boolean hasNoSpeech = natives.offers(NO_SPEECH);
        List<RawSegment> segments = new ArrayList<>();
        int count = library.whisper_full_n_segments_from_state(handle);
        for (int i = 0; i < count; i++) {
            segments.add(new RawSegment(
                    MS_OF_CENTISECOND * library.whisper_full_get_segment_t0_from_state(handle, i),
                    MS_OF_CENTISECOND * library.whisper_full_get_segment_t1_from_state(handle, i),
                    hasNoSpeech ? library.whisper_full_get_segment_no_speech_prob_from_state(handle, i) : null,
                    watch.rungOf(i),
                    tokens(i)));
        }
        return segments;
    }

    private List<RawToken> tokens(int segment) {
        List<RawToken> tokens = new ArrayList<>();
        int count = library.whisper_full_n_tokens_from_state(handle, segment);
        for (int i = 0; i < count; i++) {
            LibWhisper.TokenData data = library.whisper_full_get_token_data_from_state(handle, segment, i);
            byte[] text = context.isText(data.id) ? context.bytesOf(data.id) : new byte[0];
            tokens.add(new RawToken(
                    data.id, text, data.p, data.plog, MS_OF_CENTISECOND * data.t0, MS_OF_CENTISECOND * data.t1));
        }
        return tokens;
    }

    @Override
    public void close() {
        if (!freed) {
            freed = true;
            library.whisper_free_state(handle);
        }
    }
}
