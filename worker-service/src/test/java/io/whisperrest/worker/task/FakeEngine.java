package io.whisperrest.worker.task;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Segment;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.asr.LanguageGuess;
import io.whisperrest.worker.asr.Recognition;
import io.whisperrest.worker.asr.RecognitionFailed;
import io.whisperrest.worker.asr.RecognitionOptions;
import io.whisperrest.worker.asr.SpeechRecognizer;
import io.whisperrest.worker.audio.AudioDecoder;
import io.whisperrest.worker.audio.AudioDecodingFailed;
import io.whisperrest.worker.audio.DecodeRequest;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.SpeechDetector;
import io.whisperrest.worker.speech.SpeechMap;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Decoder, detector and recogniser of a test: so many windows of speech, each recognised as the same sentence, or as the test says. */
final class FakeEngine implements AudioDecoder, SpeechDetector, SpeechRecognizer {
    private static final int WINDOW_SECONDS = 20;
    /** Enough letters for 20 s, and no phrase repeated: nothing for the checks to doubt. */
    static final String TEXT =
            "the quick brown fox jumps over a lazy dog while seven green boxes wait beside the old mill"
                    + " and nobody in town can say who brought them there last night";

    final AtomicInteger recognised = new AtomicInteger();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final AtomicInteger detections = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicReference<AudioDecodingFailed> decodingError = new AtomicReference<>();
    final AtomicReference<FailureCode> engineError = new AtomicReference<>();
    volatile long windowMillis;
    volatile int windows = 1;
    volatile Runnable beforeWindow = () -> {};

    @Override
    public PcmAudio decode(DecodeRequest request, AbortFlag abort) throws AudioDecodingFailed {
        if (decodingError.get() != null) {
            throw decodingError.get();
        }
        int seconds = Math.max(1, windows * (WINDOW_SECONDS + 10));
        return new PcmAudio(List.of(ShortBuffer.allocate(seconds * PcmAudio.SAMPLE_RATE)), 0, closed::incrementAndGet);
    }

    /** Speech of 20 s, then 10 s of nothing, and again: gaps too long to be merged. */
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
    public Recognition recognize(float[] samples, RecognitionOptions options, AbortFlag abort) {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
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
                throw new RecognitionFailed(engineError.get(), "the fake engine was told to fail");
            }
            recognised.incrementAndGet();
            long milliseconds = samples.length / 16;
            return new Recognition(List.of(new Segment(
                    0, milliseconds, TEXT, List.of(), List.of(1), options.language(), null, -0.1, 0.01, 1.0, 0.0)));
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public LanguageGuess detectLanguage(List<float[]> windows, String model, List<String> allowed, AbortFlag abort) {
        detections.incrementAndGet();
        return new LanguageGuess("ru", 0.9);
    }
}
