package io.whisperrest.api.transcript.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keeps each caption on the screen long enough to read, one at a time. A short caption is extended into the silence after or before it.
 * Where there is no silence, it merges with a neighbor, takes words from it, or delays it slightly.
 */
final class CueTimes {
    /** Minimum duration of a caption: about 20 frames (Netflix: 5/6 s). */
    private static final long MIN_MS = 800;
    /** A longer pause between neighbors is not continuous speech. */
    private static final long MAX_PAUSE_MS = 1_000;
    /** A caption that starts this much after its first word still looks synchronized. */
    private static final long MAX_DELAY_MS = 250;

    private final List<Draft> drafts;
    private final long limitMs;

    private CueTimes(List<Draft> drafts, long limitMs) {
        this.drafts = drafts;
        this.limitMs = limitMs;
    }

    /** @param limitMs end of the recording */
    static List<Cue> settled(List<Draft> drafts, long limitMs) {
        CueTimes times = new CueTimes(new ArrayList<>(drafts), limitMs);
        for (int i = 0; i < times.drafts.size(); i++) {
            i = times.lengthened(i);
        }
        return times.cues();
    }

    /** @return index of this caption afterwards */
    private int lengthened(int i) {
        Draft draft = drafts.get(i);
        if (draft.durationMs() >= MIN_MS || nextStart(i) - reached(i) >= MIN_MS) {
            return i;
        }
        if (joined(i - 1)) {
            return i - 2; // check the result again
        }
        if (joined(i)) {
            return i - 1;
        }
        while (draft.durationMs() < MIN_MS && takeFromBefore(i)) {
            continue;
        }
        while (draft.durationMs() < MIN_MS && takeFromAfter(i)) {
            continue;
        }
        return i;
    }

    /** Merges two captions unless that breaks a limit. */
    private boolean joined(int first) {
        if (!runsOn(first)) {
            return false;
        }
        List<Piece> together = new ArrayList<>(drafts.get(first).pieces());
        together.addAll(drafts.get(first + 1).pieces());
        if (!drafts.get(first).fits(together)) {
            return false;
        }
        drafts.get(first).pieces().addAll(drafts.remove(first + 1).pieces());
        return true;
    }

    private boolean takeFromBefore(int i) {
        return runsOn(i - 1) && moved(drafts.get(i - 1), -1, drafts.get(i), 0);
    }

    private boolean takeFromAfter(int i) {
        return runsOn(i) && moved(drafts.get(i + 1), 0, drafts.get(i), -1);
    }

    /** Moves a piece at one end of a caption to the other caption; −1 is the last. Reverts when it helps one and harms the other. */
    private static boolean moved(Draft from, int out, Draft to, int in) {
        List<Piece> left = new ArrayList<>(from.pieces());
        Piece piece = left.remove(out < 0 ? left.size() - 1 : out);
        List<Piece> grown = new ArrayList<>(to.pieces());
        grown.add(in < 0 ? grown.size() : in, piece);
        boolean stays = !left.isEmpty() && Draft.durationMs(left) >= MIN_MS;
        if (!stays || !to.fits(grown)) {
            return false;
        }
        from.become(left);
        to.become(grown);
        return true;
    }

    /** True when the next caption continues in the same voice. */
    private boolean runsOn(int first) {
        if (first < 0 || first + 1 >= drafts.size()) {
            return false;
        }
        Draft before = drafts.get(first);
        Draft after = drafts.get(first + 1);
        return Objects.equals(before.speaker(), after.speaker()) && after.startMs() - before.endMs() <= MAX_PAUSE_MS;
    }

    private long reached(int i) {
        return i == 0 ? 0 : drafts.get(i - 1).endMs();
    }

    private long nextStart(int i) {
        return i + 1 < drafts.size() ? drafts.get(i + 1).startMs() : limitMs;
    }

    /** How much later the next caption starts to make this one long enough. */
    private static long delayOfNext(long durationMs, Draft next) {
        long missing = MIN_MS - durationMs;
        return missing > 0 && missing <= MAX_DELAY_MS && next.durationMs() - missing >= MIN_MS ? missing : 0;
    }

    private List<Cue> cues() {
        List<Cue> cues = new ArrayList<>();
        long reached = 0;
        long delay = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            long start = draft.startMs() + delay;
            long end = draft.endMs();
            long next = nextStart(i);
            if (end - start < MIN_MS) {
                end = Math.max(end, Math.min(start + MIN_MS, next));
                start = Math.min(start, Math.max(reached, end - MIN_MS));
            }
            delay = i + 1 < drafts.size() ? delayOfNext(end - start, drafts.get(i + 1)) : 0;
            end += delay;
            if (delay == 0 && end > next && next - start >= MIN_MS) {
                end = next; // when two voices overlap, the later one is shown
            }
            cues.add(new Cue(start, end, draft.speaker(), draft.rows()));
            reached = end;
        }
        return cues;
    }
}
