package io.whisperrest.api.dispatch;

import io.whisperrest.queue.Lane;
import io.whisperrest.queue.ReadingOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets the next place in Redis: the user with the fewest admitted tasks (ties: the oldest waiting task); among that user's
 * tasks the lanes take turns as the claim reads them, then age. A user goes beyond {@code userShare} only while nobody below
 * it waits. So lists stay short, a lone user can use every worker, and a new user waits for few tasks of others.
 */
final class FairShare {
    private final int userShare;
    private long turn;

    FairShare(int userShare) {
        this.userShare = userShare;
    }

    /** Places in Redis in all: enough for every slot to have work at hand. */
    int places(long liveSlots, int maxWorkers, long slotsEach) {
        return (int) Math.max(userShare, Math.max(2 * liveSlots, maxWorkers * slotsEach));
    }

    /**
     * @param waiting oldest first within a user and lane
     * @param admitted places in use by user, of tasks not over
     * @param places how many may be given away now
     */
    List<WaitingTask> choose(List<WaitingTask> waiting, Map<String, Integer> admitted, int places) {
        List<WaitingTask> left = new ArrayList<>(waiting);
        Map<String, Integer> used = new HashMap<>(admitted);
        List<WaitingTask> chosen = new ArrayList<>();
        while (chosen.size() < places && !left.isEmpty()) {
            WaitingTask next = next(left, used);
            left.remove(next);
            used.merge(next.userId(), 1, Integer::sum);
            chosen.add(next);
        }
        return chosen;
    }

    private WaitingTask next(List<WaitingTask> left, Map<String, Integer> used) {
        Optional<WaitingTask> resumed =
                left.stream().filter(WaitingTask::resumed).min(Comparator.comparingLong(WaitingTask::createdAt));
        if (resumed.isPresent()) {
            return resumed.get();
        }
        String user = left.stream()
                .min(Comparator.comparingInt((WaitingTask task) -> used.getOrDefault(task.userId(), 0))
                        .thenComparingLong(WaitingTask::createdAt))
                .orElseThrow()
                .userId();
        for (Lane lane : ReadingOrder.lanesOfTurn(turn++)) {
            Optional<WaitingTask> oldest = left.stream()
                    .filter(task -> task.userId().equals(user) && task.lane() == lane)
                    .min(Comparator.comparingLong(WaitingTask::createdAt));
            if (oldest.isPresent()) {
                return oldest.get();
            }
        }
        throw new IllegalStateException("user " + user + " has no waiting task");
    }
}
