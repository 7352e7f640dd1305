package io.whisperrest.worker.asr;

import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Suppressed;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.Window;

/** Converts times of a window to times of the file, clamped to the window and to the recording. */
final class Placement {
    private final long offset;
    private final long to;
    private final Integer channel;

    Placement(PcmAudio audio, Window window) {
        this.offset = audio.startMs() + window.startMs();
        this.to = audio.startMs() + Math.min(window.endMs(), audio.durationMs());
        this.channel = audio.tracks() > 1 ? window.track() + 1 : null;
    }

    Segment of(Segment segment) {
        return SegmentEdit.placed(segment, offset, offset, to, channel);
    }

    Suppressed of(Suppressed cut) {
        return SegmentEdit.placed(cut, offset, offset, to);
    }

    Part of(Part part) {
        return new Part(Math.min(to, offset + part.startMs()), Math.min(to, offset + part.endMs()));
    }
}
