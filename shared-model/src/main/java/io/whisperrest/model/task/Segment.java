package io.whisperrest.model.task;

import java.util.List;

/**
 * A line of a transcript. The measures are Whisper's own; null where the engine gives none.
 *
 * @param startMs from the start of the file
 * @param text as recognised, trimmed
 * @param tokens ids of the model's vocabulary
 * @param channel from 1 for a split recording, else null
 * @param avgLogprob mean log probability of the tokens, at most 0
 * @param noSpeechProb 0–1
 * @param compressionRatio bytes of the text by bytes of its deflated form
 */
public record Segment(
        long startMs,
        long endMs,
        String text,
        List<Word> words,
        List<Integer> tokens,
        String language,
        Integer channel,
        Double avgLogprob,
        Double noSpeechProb,
        Double compressionRatio,
        Double temperature) {

    public Segment {
        text = TaskText.storable(text);
    }
}
