package io.whisperrest.api.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The segments of one committed window, as responses show them. */
@ApplicationScoped
public class SegmentsOfWindow {
    private final TranscriptRepository transcripts;

    SegmentsOfWindow(TranscriptRepository transcripts) {
        this.transcripts = transcripts;
    }

    public List<TranscriptResponse.SegmentResponse> of(String taskId, long window) {
        return transcripts.recognisedIn(taskId, window).stream()
                .map(passage -> TranscriptResponse.SegmentResponse.from(passage.original(), passage))
                .toList();
    }
}
