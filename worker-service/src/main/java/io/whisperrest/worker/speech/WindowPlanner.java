package io.whisperrest.worker.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts the speech of a recording into windows. Neighbours are merged while gaps stay under 3 s, because a window costs the engine the
 * same whether it is full or not. Longer speech is cut where it is weakest. The same maps always give the same windows, which makes
 * resuming exact.
 */
public final class WindowPlanner {
    static final long MAX_WINDOW_MS = 28_000;
    static final long MAX_GAP_MS = 3_000;
    static final long PAD_MS = 200;

    private static final long FRAME_MS = SpeechMap.FRAME_MS;

    /**
     * Windows of all tracks in order of their end (then track), none longer than 28 s; empty when there is no speech. No two windows
     * end in the same millisecond, so an end time identifies exactly what is done.
     *
     * @param maps one per track
     * @param doneMs end of what a previous run committed; windows that end at or before it are left out. With a single track, the
     *     window across it is cut; with several tracks it stays whole, because windows of different tracks overlap in time
     */
    public List<Window> plan(List<SpeechMap> maps, long doneMs) {
        List<Window> all = new ArrayList<>();
        for (int track = 0; track < maps.size(); track++) {
            all.addAll(windows(track, maps.get(track).probabilities()));
        }
        all.sort(Comparator.comparingLong(Window::endMs).thenComparingInt(Window::track));
        List<Window> left = new ArrayList<>();
        for (Window window : withDistinctEnds(all)) {
            if (window.endMs() > doneMs) {
                long start = maps.size() == 1 ? Math.max(doneMs, window.startMs()) : window.startMs();
                left.add(new Window(window.track(), start, window.endMs()));
            }
        }
        return left;
    }

    /** Two tracks may fall silent in the same frame; then the later window is shortened by a millisecond, or as many as needed. */
    private static List<Window> withDistinctEnds(List<Window> windows) {
        Set<Long> taken = new HashSet<>();
        List<Window> distinct = new ArrayList<>();
        for (Window window : windows) {
            long end = window.endMs();
            while (!taken.add(end)) {
                end--;
            }
            distinct.add(new Window(window.track(), window.startMs(), end));
        }
        distinct.sort(Comparator.comparingLong(Window::endMs));
        return distinct;
    }

    private static List<Window> windows(int track, float[] probabilities) {
        long endOfTrack = probabilities.length * FRAME_MS;
        List<Window> windows = new ArrayList<>();
        Window open = null;
        for (Window piece : padded(track, pieces(probabilities), endOfTrack)) {
            boolean joins = open != null
                    && piece.startMs() - open.endMs() < MAX_GAP_MS
                    && piece.endMs() - open.startMs() <= MAX_WINDOW_MS;
            if (open != null && !joins) {
                windows.add(open);
            }
            open = joins ? new Window(track, open.startMs(), piece.endMs()) : piece;
        }
        if (open != null) {
            windows.add(open);
        }
        return windows;
    }

    private static List<Speech> pieces(float[] probabilities) {
        List<Speech> pieces = new ArrayList<>();
        for (Speech region : SpeechRegions.of(probabilities)) {
            pieces.addAll(LongSpeech.cut(region, probabilities, LongSpeech.WINDOW_FRAMES));
        }
        return pieces;
    }

    /** Adds padding on both sides, but never into a neighbour: the gap between two windows is split in half. */
    private static List<Window> padded(int track, List<Speech> pieces, long endOfTrack) {
        List<Window> padded = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            long from = pieces.get(i).from() * FRAME_MS;
            long to = pieces.get(i).to() * FRAME_MS;
            long before = i == 0 ? from : (from - pieces.get(i - 1).to() * FRAME_MS) / 2;
            long after = i + 1 == pieces.size()
                    ? endOfTrack - to
                    : (pieces.get(i + 1).from() * FRAME_MS - to) / 2;
            padded.add(new Window(track, from - Math.min(PAD_MS, before), to + Math.min(PAD_MS, after)));
        }
        return padded;
    }
}
