package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;
import java.util.List;

/**
 * Joins the parts of a window that are in one language, with a second of silence between them, so that one engine call recognises them
 * all. Converts times back to the window.
 */
final class Splice {
    private static final int SAMPLES_PER_MS = 16;
    private static final long SILENCE_MS = 1_000;

    private final List<Part> parts;
    private final float[] samples;
    private final float[] speech;

    /**
     * @param samples of the window; passed on unchanged when the only part is the whole window, so that the engine recognises them as
     *     the same
     * @param speech of the window's track
     */
    Splice(float[] samples, Window window, SpeechMap speech, List<Part> parts) {
        this.parts = parts;
        boolean whole = parts.size() == 1 && parts.get(0).lengthMs() >= window.endMs() - window.startMs();
        this.samples = whole ? samples : new float[(int) (startOf(parts.size()) - SILENCE_MS) * SAMPLES_PER_MS];
        this.speech = new float[(int) (startOf(parts.size()) / SpeechMap.FRAME_MS) + 1];
        for (int i = 0; i < parts.size(); i++) {
            if (!whole) {
                copy(
                        samples,
                        parts.get(i).startMs() * SAMPLES_PER_MS,
                        this.samples,
                        startOf(i) * SAMPLES_PER_MS,
                        parts.get(i).lengthMs() * SAMPLES_PER_MS);
            }
            copy(
                    speech.probabilities(),
                    (window.startMs() + parts.get(i).startMs()) / SpeechMap.FRAME_MS,
                    this.speech,
                    startOf(i) / SpeechMap.FRAME_MS,
                    parts.get(i).lengthMs() / SpeechMap.FRAME_MS + 1);
        }
    }

    private static void copy(float[] from, long at, float[] to, long into, long length) {
        long possible = Math.max(0, Math.min(length, Math.min(from.length - at, to.length - into)));
        if (possible > 0) {
            System.arraycopy(from, (int) at, to, (int) into, (int) possible);
        }
    }

    /** Start of a part in the splice; for one past the last part, where it would start. */
    private long startOf(int part) {
        return parts.subList(0, part).stream()
                .mapToLong(before -> before.lengthMs() + SILENCE_MS)
                .sum();
    }

    float[] samples() {
        return samples;
    }

    /** The detected speech, with times from the start of the splice. */
    SpeechIn spoken() {
        return new SpeechIn(new SpeechMap(speech));
    }

    /** Converts a segment to window time, clamped to its part. */
    Segment back(Segment segment) {
        int part = partOf(segment.startMs(), segment.endMs());
        Part own = parts.get(part);
        return SegmentEdit.placed(
                segment, own.startMs() - startOf(part), own.startMs(), own.endMs(), segment.channel());
    }

    Suppressed back(Suppressed cut) {
        int part = partOf(cut.startMs(), cut.endMs());
        Part own = parts.get(part);
        return SegmentEdit.placed(cut, own.startMs() - startOf(part), own.startMs(), own.endMs());
    }

    Part back(Part stretch) {
        int part = partOf(stretch.startMs(), stretch.endMs());
        Part own = parts.get(part);
        long offset = own.startMs() - startOf(part);
        return new Part(
                Math.max(own.startMs(), stretch.startMs() + offset), Math.min(own.endMs(), stretch.endMs() + offset));
    }

    private int partOf(long startMs, long endMs) {
        long middle = (startMs + endMs) / 2;
        int part = parts.size() - 1;
        while (part > 0 && middle < startOf(part) - SILENCE_MS / 2) {
            part--;
        }
        return part;
    }
}
