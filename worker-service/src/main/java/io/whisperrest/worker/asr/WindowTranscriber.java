package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;
import java.util.List;

/** One window from sound to checked text: recognise, perhaps again what was missed or went in circles, check. Thread-safe. */
public final class WindowTranscriber {
    private static final double NEXT_TEMPERATURE = 0.2;

    private final SpeechRecognizer recognizer;
    private final HallucinationFilter filter = new HallucinationFilter();

    public WindowTranscriber(SpeechRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    /**
     * @param speech of the window's track
     * @throws RecognitionAborted when the flag was raised on the way
     * @throws RecognitionFailed with the code that decides about a retry
     */
    public WindowTranscript transcribe(
            PcmAudio audio, SpeechMap speech, Window window, RecognitionOptions options, AbortFlag abort) {
        float[] samples = audio.read(window.track(), window.startMs(), window.endMs());
        List<Segment> heard = recognizer.recognize(samples, options, abort).segments();
        if (Repetition.in(heard)) {
            heard = again(samples, options, abort, heard);
        }
        SpeechIn spoken = new SpeechIn(speech);
        heard = new SecondHearing(recognizer, samples, options, abort)
                .complete(heard, new MissedSpeech(spoken, window.startMs(), options.language()));
        HallucinationFilter.Checked checked = filter.check(heard, spoken, window.startMs());
        return placed(audio, window, checked, options);
    }

    /** The decoder ran in circles: heard once more at the next temperature, and kept when that helped. */
    private List<Segment> again(float[] samples, RecognitionOptions options, AbortFlag abort, List<Segment> first) {
        double next = Math.min(1, options.temperature() + NEXT_TEMPERATURE);
        List<Segment> second = recognizer
                .recognize(samples, options.withTemperature(next), abort)
                .segments();
        return second.isEmpty() || Repetition.in(second) ? first : second;
    }

    /** From window time to file time, inside the window and inside the recording. */
    private static WindowTranscript placed(
            PcmAudio audio, Window window, HallucinationFilter.Checked checked, RecognitionOptions options) {
        long offset = window.startMs() + audio.startMs();
        long to = Math.min(window.endMs(), audio.durationMs()) + audio.startMs();
        Integer channel = audio.tracks() > 1 ? window.track() + 1 : null;
        List<Segment> segments = checked.segments().stream()
                .map(segment -> SegmentEdit.placed(segment, offset, offset, to, channel))
                .toList();
        List<Suppressed> suppressed = checked.suppressed().stream()
                .map(cut -> SegmentEdit.placed(cut, offset, offset, to))
                .toList();
        return new WindowTranscript(segments, suppressed, WindowWarnings.of(segments, suppressed, options));
    }
}
