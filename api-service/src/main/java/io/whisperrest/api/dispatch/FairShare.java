package io.whisperrest.api.dispatch;

import io.whisperrest.queue.Lane;
import io.whisperrest.queue.ReadingOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which user gets the next permit in Redis: the one with the fewest admitted tasks (ties: the oldest waiting task). Among that
 * user's tasks the lanes alternate as in the claim, then age decides. This keeps the lists short, lets a single user occupy every worker, and makes a new user wait for few tasks of others.
 */
final class FairShare {
    private static final Comparator<WaitingLine> BY_AGE =
            Comparator.comparingLong(line -> line.head().createdAt());

    private long turn;

    /** Tasks for all free permits, or for as many as wait. Counts them as permits in use. */
    List<WaitingTask> choose(List<WaitingTask> waiting, PermitsInUse used) {
        List<WaitingLine> lines = WaitingLine.of(waiting);
        List<WaitingTask> chosen = new ArrayList<>();
        for (Optional<WaitingLine> next = next(lines, used); next.isPresent(); next = next(lines, used)) {
            WaitingTask task = next.get().poll();
            used.take(task);
            chosen.add(task);
        }
        return chosen;
    }

    private Optional<WaitingLine> next(List<WaitingLine> lines, PermitsInUse used) {
        List<WaitingLine> open = lines.stream()
                .filter(line -> !line.isEmpty() && used.isFree(line.head().model()))
                .toList();
        Optional<WaitingLine> resumed =
                open.stream().filter(line -> line.head().resumed()).min(BY_AGE);
        if (resumed.isPresent() || open.isEmpty()) {
            return resumed;
        }
        String user = open.stream()
                .min(Comparator.comparingLong(
                                (WaitingLine line) -> used.ofUser(line.head().userId()))
                        .thenComparing(BY_AGE))
                .orElseThrow()
                .head()
                .userId();
        return ofUser(open, user);
    }

    private Optional<WaitingLine> ofUser(List<WaitingLine> open, String user) {
        for (Lane lane : ReadingOrder.lanesOfTurn(turn++)) {
            Optional<WaitingLine> oldest = open.stream()
                    .filter(line ->
                            line.head().userId().equals(user) && line.head().lane() == lane)
                    .min(BY_AGE);
            if (oldest.isPresent()) {
                return oldest;
            }
        }
        throw new IllegalStateException("user " + user + " has no waiting task");
    }
}
