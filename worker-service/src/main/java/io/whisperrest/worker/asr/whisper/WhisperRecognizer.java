package io.whisperrest.worker.asr.whisper;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Segment;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.asr.LanguageEvidence;
import io.whisperrest.worker.asr.Part;
import io.whisperrest.worker.asr.Recognition;
import io.whisperrest.worker.asr.RecognitionFailed;
import io.whisperrest.worker.asr.RecognitionOptions;
import io.whisperrest.worker.asr.SpeechRecognizer;
import io.whisperrest.worker.asr.WhisperConfig;
import io.whisperrest.worker.asr.WindowBudget;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Runs Whisper in this process. Calls take seconds and run on the caller's thread, which must be a platform thread with at least 1 MiB
 * of stack; at most {@code slots} run at once.
 */
public final class WhisperRecognizer implements SpeechRecognizer, AutoCloseable {
    private static final double LADDER_STEP = 0.2;
    private static final double NO_SPEECH_THRESHOLD = 0.6;
    /** Above every probability, so the engine itself drops nothing as silence. The checks do that, and report it. */
    private static final double KEEP_SILENCE = 2;

    private static final int BEAM_SIZE = 5;
    private static final long POLL_MS = 50;

    private final WhisperNatives natives;
    private final WhisperConfig config;
    private final Semaphore slots;
    private final IntSupplier idleSlots;
    private final LoadedModels<WhisperContext> models;

    /**
     * @param slots engine states of each model that may run at once
     * @param idleSlots number of slots that are idle now; a call also uses their threads
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

    /** Loads a model and recognises a second of silence. Must succeed before the worker is ready. */
    public void selfTest(String model) {
        RecognitionOptions options = new RecognitionOptions(model, "en", false, null, List.of(), true, 0);
        recognize(new float[16_000], options, new WindowBudget(), new AbortFlag());
    }

    /** True when the model's weights are in memory. */
    public boolean isLoaded(String model) {
        return models.isLoaded(model);
    }

    @Override
    public Recognition recognize(float[] samples, RecognitionOptions options, WindowBudget budget, AbortFlag abort) {
        return inSlot(options.model(), abort, context -> {
            WhisperState state = context.borrow(samples);
            try {
                return recognize(state, context, samples, options, budget, abort);
            } finally {
                context.giveBack(state);
            }
        });
    }

    private Recognition recognize(
            WhisperState state,
            WhisperContext context,
            float[] samples,
            RecognitionOptions options,
            WindowBudget budget,
            AbortFlag abort) {
        String language = LanguageCodes.engine(natives.library(), options.language());
        double step = options.fallback() ? LADDER_STEP : 0;
        LadderWatch watch = watch(state, context, samples, options, budget);
        FullParamsWriter params = params(options, language).ladder(options.temperature(), step);
        List<RawSegment> heard = state.recognize(samples, params.noSpeechThreshold(KEEP_SILENCE), watch, abort);
        List<Segment> segments = new SegmentWriter(options, LADDER_STEP, milliseconds(samples)).write(heard);
        return new Recognition(segments, Doubt.in(heard, NO_SPEECH_THRESHOLD));
    }

    private LadderWatch watch(
            WhisperState state,
            WhisperContext context,
            float[] samples,
            RecognitionOptions options,
            WindowBudget budget) {
        boolean isEncoded = natives.attendsToParts() && state.holds(samples);
        boolean shared = config.decoding() == WhisperConfig.Decoding.BEAM || options.temperature() > 0;
        return new LadderWatch(budget, isEncoded, shared, context.endOfText());
    }

    private static long milliseconds(float[] samples) {
        return samples.length / 16;
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
    public LanguageEvidence languages(
            float[] samples, List<Part> parts, String model, WindowBudget budget, AbortFlag abort) {
        return inSlot(model, abort, context -> {
            if (!context.isMultilingual()) {
                return new LanguageEvidence(List.of("en"), Collections.nCopies(parts.size(), new float[] {1}));
            }
            WhisperState state = context.borrow(samples);
            try {
                budget.spend(parts.size() + (state.holds(samples) ? 0 : WindowBudget.ENCODER_PASS));
                return new LanguageEvidence(languages(), state.languages(samples, parts, threads(), abort));
            } finally {
                context.giveBack(state);
            }
        });
    }

    private List<String> languages() {
        return IntStream.rangeClosed(0, natives.library().whisper_lang_max_id())
                .mapToObj(id -> LanguageCodes.code(natives.library(), id))
                .toList();
    }

    @Override
    public boolean tellsLanguagesOfParts() {
        return natives.attendsToParts();
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
            throw new RecognitionFailed(FailureCode.OUT_OF_MEMORY, "out of heap memory for a window");
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
