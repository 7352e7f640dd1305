package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.queue.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairShareTest {
    private final FairShare share = new FairShare(2);

    private static List<WaitingTask> tasks(String user, int count, long firstAt) {
        List<WaitingTask> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(new WaitingTask(user + i, user, Lane.NORMAL, firstAt + i, false));
        }
        return tasks;
    }

    private static List<String> ids(List<WaitingTask> tasks) {
        return tasks.stream().map(WaitingTask::id).toList();
    }

    @Test
    void theUserWithTheFewestPermitsComesNextWhateverTheOrderOfArrival() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", 200, 0));
        waiting.addAll(tasks("b", 1, 1000));
        assertEquals(List.of("b0", "a0"), ids(share.choose(waiting, Map.of("a", 1), 2)));
    }

    @Test
    void aSingleUserMayUseEveryPermit() {
        assertEquals(6, share.choose(tasks("a", 10, 0), Map.of(), 6).size());
    }

    @Test
    void equalUsersGetEqualShares() {
        Map<String, Integer> served = new HashMap<>();
        List<WaitingTask> waiting = new ArrayList<>();
        for (String user : List.of("a", "b", "c", "d")) {
            waiting.addAll(tasks(user, 100, user.charAt(0)));
        }
        for (int round = 0; round < 50; round++) {
            List<WaitingTask> chosen = share.choose(waiting, Map.of(), 4);
            chosen.forEach(task -> served.merge(task.userId(), 1, Integer::sum));
            waiting.removeAll(chosen);
        }
        double sum = served.values().stream().mapToInt(n -> n).sum();
        double squares =
                served.values().stream().mapToDouble(n -> (double) n * n).sum();
        double jain = sum * sum / (served.size() * squares);
        assertTrue(jain >= 0.9, "Jain's index is " + jain);
    }

    @Test
    void everyLaneGetsItsTurnUnderEndlessHiLoad() {
        List<WaitingTask> waiting = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            waiting.add(new WaitingTask("hi" + i, "a", Lane.HI, i, false));
            waiting.add(new WaitingTask("normal" + i, "a", Lane.NORMAL, i, false));
            waiting.add(new WaitingTask("bulk" + i, "a", Lane.BULK, i, false));
        }
        Map<Lane, Integer> lanes = new HashMap<>();
        share.choose(waiting, Map.of(), 80).forEach(task -> lanes.merge(task.lane(), 1, Integer::sum));
        assertTrue(lanes.get(Lane.NORMAL) >= 8 && lanes.get(Lane.BULK) >= 8, lanes.toString());
    }

    @Test
    void resumedTasksComeBeforeAllOthers() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", 3, 0));
        waiting.add(new WaitingTask("half", "b", Lane.BULK, 50, true));
        assertEquals("half", share.choose(waiting, Map.of("b", 9), 1).get(0).id());
    }

    @Test
    void givesTwoPermitsPerSlotAndNeverFewerThanTheShare() {
        assertEquals(2, share.capacity(0, 0, 1));
        assertEquals(12, share.capacity(6, 0, 2));
        assertEquals(40, share.capacity(2, 20, 2));
    }
}
