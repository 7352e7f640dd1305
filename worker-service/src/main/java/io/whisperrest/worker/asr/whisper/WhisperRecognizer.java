package io.whisperrest.worker.asr.whisper;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Segment;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.asr.LanguageGuess;
import io.whisperrest.worker.asr.Recognition;
import io.whisperrest.worker.asr.RecognitionFailed;
import io.whisperrest.worker.asr.RecognitionOptions;
import io.whisperrest.worker.asr.SpeechRecognizer;
import io.whisperrest.worker.asr.WhisperConfig;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Whisper in this process. Calls take seconds and run on the caller's thread, which must be a platform thread with at least 1 MiB of
 * stack; at most {@code slots} run at once.
 */
public final class WhisperRecognizer implements SpeechRecognizer, AutoCloseable {
    private static final double LADDER_STEP = 0.2;
    private static final double NO_SPEECH_THRESHOLD = 0.6;
    private static final double KEEP_SILENCE = 2; // above every probability
    private static final int BEAM_SIZE = 5;
    private static final long POLL_MS = 50;

    private final WhisperNatives natives;
    private final WhisperConfig config;
    private final Semaphore slots;
    private final IntSupplier idleSlots;
    private final LoadedModels<WhisperContext> models;

    /**
     * @param slots engine states of each model that may run at once
     * @param idleSlots how many of them nobody needs just now: a call takes their threads too
     */
    public WhisperRecognizer(
            WhisperNatives natives, WhisperConfig config, int slots, IntSupplier idleSlots, ModelFiles files) {
        this.natives = natives;
        this.config = config;
        this.slots = new Semaphore(slots, true);
        this.idleSlots = idleSlots;
        this.models = new LoadedModels<>(
                config.maxLoadedModels(),
                id -> WhisperContext.open(natives, files.file(id), config.gpu(), config.flashAttention()),
                WhisperContext::close);
    }

    /** Loads a model and recognises a second of silence: what must work before the worker is ready. */
    public void selfTest(String model) {
        RecognitionOptions options = new RecognitionOptions(model, "en", false, null, List.of(), true, 0);
        recognize(new float[16_000], options, new AbortFlag());
    }

    /** True when the weights are in memory. */
    public boolean isLoaded(String model) {
        return models.isLoaded(model);
    }

    @Override
    public Recognition recognize(float[] samples, RecognitionOptions options, AbortFlag abort) {
        return inSlot(options.model(), abort, context -> {
            WhisperState state = context.borrow();
            try {
                return recognize(state, context, samples, options, abort);
            } finally {
                context.giveBack(state);
            }
        });
    }

    private Recognition recognize(
            WhisperState state, WhisperContext context, float[] samples, RecognitionOptions options, AbortFlag abort) {
        String language = LanguageCodes.engine(natives.library(), options.language());
        LadderWatch watch = new LadderWatch();
        FullParamsWriter params = params(options, language).ladder(options.temperature(), LADDER_STEP);
        List<RawSegment> heard = state.recognize(samples, params.noSpeechThreshold(NO_SPEECH_THRESHOLD), watch, abort);
        if (heard.isEmpty()) {
            // The engine drops what it takes for silence without a word. Hear it once more, so that it can be reported.
            watch = new LadderWatch();
            params = params(options, language).ladder(options.temperature(), 0);
            heard = state.recognize(samples, params.noSpeechThreshold(KEEP_SILENCE), watch, abort);
        }
        long windowMs = samples.length / 16;
        List<Segment> segments = new SegmentWriter(options, LADDER_STEP, windowMs).write(heard);
        return new Recognition(segments);
    }

    private FullParamsWriter params(RecognitionOptions options, String language) {
        boolean beam = config.decoding() == WhisperConfig.Decoding.BEAM;
        FullParamsWriter params = new FullParamsWriter(
                natives.library(), natives.layout(), beam ? FullParamsWriter.BEAM : FullParamsWriter.GREEDY);
        if (beam) {
            params.beam(BEAM_SIZE);
        }
        return params.threads(threads())
                .language(language)
                .translate(options.translate())
                .tokenTimes(options.words())
                .prompt(PromptText.of(options.prompt(), options.keywords()));
    }

    @Override
    public LanguageGuess detectLanguage(List<float[]> windows, String model, List<String> allowed, AbortFlag abort) {
        return inSlot(model, abort, context -> {
            if (!context.isMultilingual()) {
                return new LanguageGuess("en", 1);
            }
            LanguageVotes votes = new LanguageVotes();
            WhisperState state = context.borrow();
            try {
                windows.stream()
                        .filter(window -> window.length > 0)
                        .forEach(window -> votes.add(state.languages(window, threads(), abort)));
            } finally {
                context.giveBack(state);
            }
            return votes.winner(natives.library(), allowed);
        });
    }

    private int threads() {
        return config.threads() * (1 + idleSlots.getAsInt());
    }

    private <T> T inSlot(String model, AbortFlag abort, Function<WhisperContext, T> work) {
        try {
            while (!slots.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS)) {
                if (abort.isRaised()) {
                    throw new RecognitionAborted();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecognitionAborted();
        }
        try (LoadedModels<WhisperContext>.Lease lease = models.lease(model, abort)) {
            return work.apply(lease.context());
        } catch (OutOfMemoryError e) {
            throw new RecognitionFailed(FailureCode.OUT_OF_MEMORY, "no heap for a window");
        } finally {
            slots.release();
        }
    }

    /** Waits for running calls, then frees all models. */
    @Override
    public void close() {
        models.close();
    }
}
