package io.whisperrest.worker.task;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Word;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.asr.LanguageEvidence;
import io.whisperrest.worker.asr.Part;
import io.whisperrest.worker.asr.Recognition;
import io.whisperrest.worker.asr.RecognitionFailed;
import io.whisperrest.worker.asr.RecognitionOptions;
import io.whisperrest.worker.asr.SpeechRecognizer;
import io.whisperrest.worker.asr.WindowBudget;
import io.whisperrest.worker.audio.AudioDecoder;
import io.whisperrest.worker.audio.AudioDecodingFailed;
import io.whisperrest.worker.audio.DecodeRequest;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.SpeechDetector;
import io.whisperrest.worker.speech.SpeechMap;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Decoder, detector and recogniser for tests: a given number of speech windows, each recognised as the same sentence unless the test
 * says otherwise.
 */
final class FakeEngine implements AudioDecoder, SpeechDetector, SpeechRecognizer {
    private static final int WINDOW_SECONDS = 20;
    /** Enough letters for 20 s and no repeated phrase, so the checks have nothing to object to. */
    static final String TEXT =
            "the quick brown fox jumps over a lazy dog while seven green boxes wait beside the old mill"
                    + " and nobody in town can say who brought them there last night";

    final AtomicInteger recognised = new AtomicInteger();
    final AtomicInteger running = new AtomicInteger();
    /** Number of whole windows whose language was detected; phrases of a window are not counted. */
    final AtomicInteger detections = new AtomicInteger();

    final AtomicInteger closed = new AtomicInteger();
    final AtomicReference<AudioDecodingFailed> decodingError = new AtomicReference<>();
    final AtomicReference<FailureCode> engineError = new AtomicReference<>();
    volatile long windowMillis;
    volatile int windows = 1;
    volatile String text = TEXT;
    volatile List<Word> words = List.of();
    volatile Runnable beforeDecode = () -> {};
    volatile Runnable beforeWindow = () -> {};

    @Override
    public PcmAudio decode(DecodeRequest request, AbortFlag abort) throws AudioDecodingFailed {
        beforeDecode.run();
        if (decodingError.get() != null) {
            throw decodingError.get();
        }
        int seconds = Math.max(1, windows * (WINDOW_SECONDS + 10));
        return new PcmAudio(List.of(ShortBuffer.allocate(seconds * PcmAudio.SAMPLE_RATE)), 0, closed::incrementAndGet);
    }

    /** Alternates 20 s of speech and 10 s of silence, a gap too long to be merged. */
    @Override
    public SpeechMap detect(PcmAudio audio, int track, AbortFlag abort) {
        float[] frames = new float[(int) (audio.durationMs() / SpeechMap.FRAME_MS)];
        for (int i = 0; i < windows; i++) {
            int from = (i * (WINDOW_SECONDS + 10) + 5) * 1000 / SpeechMap.FRAME_MS;
            Arrays.fill(frames, from, from + WINDOW_SECONDS * 1000 / SpeechMap.FRAME_MS, 0.99f);
        }
        return new SpeechMap(frames);
    }

    @Override
    public Recognition recognize(float[] samples, RecognitionOptions options, WindowBudget budget, AbortFlag abort) {
        running.incrementAndGet();
        try {
            beforeWindow.run();
            long end = System.nanoTime() + windowMillis * 1_000_000;
            do {
                if (abort.isRaised()) {
                    throw new RecognitionAborted();
                }
                if (windowMillis > 0) {
                    Sleep.millis(1);
                }
            } while (System.nanoTime() < end);
            if (engineError.get() != null) {
                throw new RecognitionFailed(engineError.get(), "the fake engine is set to fail");
            }
            recognised.incrementAndGet();
            long milliseconds = samples.length / 16;
            return new Recognition(
                    List.of(new Segment(
                            0, milliseconds, text, words, List.of(1), options.language(), null, -0.1, 0.01, 1.0, 0.0)),
                    false);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public LanguageEvidence languages(
            float[] samples, List<Part> parts, String model, WindowBudget budget, AbortFlag abort) {
        if (parts.size() == 1) {
            detections.incrementAndGet();
        }
        return new LanguageEvidence(List.of("ru", "en"), Collections.nCopies(parts.size(), new float[] {0.95f, 0.05f}));
    }

    @Override
    public boolean tellsLanguagesOfParts() {
        return true;
    }
}
