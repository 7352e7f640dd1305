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
 * Decides which user gets the next permit in Redis: the one with the fewest admitted tasks (ties: the oldest waiting task). Among that
 * user's tasks the lanes alternate as in the claim, then age decides. A user exceeds {@code userShare} only while no user below it waits.
 * This keeps the lists short, lets a single user occupy every worker, and makes a new user wait for few tasks of others.
 */
final class FairShare {
    private final int userShare;
    private long turn;

    FairShare(int userShare) {
        this.userShare = userShare;
    }

    /** Total permits in Redis: enough that every slot always has a next task. */
    int capacity(long liveSlots, int maxWorkers, long slotsEach) {
        return (int) Math.max(userShare, Math.max(2 * liveSlots, maxWorkers * slotsEach));
    }

    /**
     * @param waiting oldest first within a user and lane
     * @param admitted permits in use by user, held by unfinished tasks
     * @param capacity number of permits available now
     */
    List<WaitingTask> choose(List<WaitingTask> waiting, Map<String, Integer> admitted, int capacity) {
        List<WaitingTask> left = new ArrayList<>(waiting);
        Map<String, Integer> used = new HashMap<>(admitted);
        List<WaitingTask> chosen = new ArrayList<>();
        while (chosen.size() < capacity && !left.isEmpty()) {
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
