package io.whisperrest.worker.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits the speech of a window into phrases of a few seconds, the units for detecting languages and their changes. Phrases end at
 * pauses, or where longer speech is weakest. A phrase that is too short is merged with the neighbour across the shorter pause.
 */
public final class Phrases {
    /**
     * Shorter speech says little about its language: detection is right for 78 % of pieces of 2 to 3 s, and for 86 % of 5 s (base, nine
     * languages).
     */
    private static final int MIN_FRAMES = 2_500 / SpeechMap.FRAME_MS;

    private static final int MAX_FRAMES = 5_000 / SpeechMap.FRAME_MS;

    private Phrases() {}

    /** Contiguous and in order, from the start of the window to its end; times from the first decoded sample. */
    public static List<Window> of(Window window, SpeechMap speech) {
        List<Speech> phrases = pieces(window, speech.probabilities());
        int shortest = shortest(phrases);
        while (phrases.size() > 1 && length(phrases.get(shortest)) < MIN_FRAMES) {
            join(phrases, shortest);
            shortest = shortest(phrases);
        }
        List<Window> windows = new ArrayList<>();
        long start = window.startMs();
        for (int i = 0; i < phrases.size(); i++) {
            boolean last = i + 1 == phrases.size();
            long end = last ? window.endMs() : middle(phrases.get(i), phrases.get(i + 1));
            windows.add(new Window(window.track(), start, end));
            start = end;
        }
        return windows.isEmpty() ? List.of(window) : windows;
    }

    /**
     * Possible cuts of a window: the middle of each pause, and the weakest places of longer speech. In ms from the first decoded
     * sample.
     */
    public static List<Long> cuts(Window window, SpeechMap speech) {
        List<Speech> pieces = pieces(window, speech.probabilities());
        List<Long> cuts = new ArrayList<>();
        for (int i = 0; i + 1 < pieces.size(); i++) {
            cuts.add(middle(pieces.get(i), pieces.get(i + 1)));
        }
        return cuts;
    }

    private static int shortest(List<Speech> phrases) {
        int shortest = 0;
        for (int i = 1; i < phrases.size(); i++) {
            shortest = length(phrases.get(i)) < length(phrases.get(shortest)) ? i : shortest;
        }
        return shortest;
    }

    private static int length(Speech phrase) {
        return phrase.to() - phrase.from();
    }

    private static void join(List<Speech> phrases, int at) {
        boolean last = at + 1 == phrases.size();
        boolean back = at > 0 && (last || pause(phrases, at - 1) <= pause(phrases, at));
        int first = back ? at - 1 : at;
        phrases.set(
                first,
                new Speech(phrases.get(first).from(), phrases.remove(first + 1).to()));
    }

    private static int pause(List<Speech> phrases, int after) {
        return phrases.get(after + 1).from() - phrases.get(after).to();
    }

    private static long middle(Speech piece, Speech next) {
        return (piece.to() + next.from()) / 2L * SpeechMap.FRAME_MS;
    }

    private static List<Speech> pieces(Window window, float[] probabilities) {
        int first = (int) (window.startMs() / SpeechMap.FRAME_MS);
        int end = (int) Math.min(probabilities.length, window.endMs() / SpeechMap.FRAME_MS + 1);
        List<Speech> pieces = new ArrayList<>();
        for (Speech region : SpeechRegions.of(Arrays.copyOfRange(probabilities, first, end))) {
            Speech inside = new Speech(first + region.from(), first + region.to());
            pieces.addAll(LongSpeech.cut(inside, probabilities, MAX_FRAMES));
        }
        return pieces;
    }
}
