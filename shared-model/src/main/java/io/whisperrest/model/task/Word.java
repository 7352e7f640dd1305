package io.whisperrest.model.task;

/**
 * One word as spoken, punctuation attached, no leading space.
 *
 * @param startMs from the start of the file
 * @param probability of its tokens, 0–1; null when the engine gives none
 * @param estimated true when its times were interpolated
 */
public record Word(String text, long startMs, long endMs, Double probability, boolean estimated) {

    public Word {
        text = TaskText.storable(text);
    }
}
