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
    private final FairShare share = new FairShare();

    private static List<WaitingTask> tasks(String user, int count, long firstAt) {
        return tasks(user, "base", count, firstAt);
    }

    private static List<WaitingTask> tasks(String user, String model, int count, long firstAt) {
        List<WaitingTask> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(new WaitingTask(user + model + i, user, Lane.NORMAL, model, firstAt + i, false));
        }
        return tasks;
    }

    private static WaitingTask task(String id, String user, Lane lane, long at, boolean resumed) {
        return new WaitingTask(id, user, lane, "base", at, resumed);
    }

    /** With {@code free} permits for the only model. */
    private List<WaitingTask> choose(List<WaitingTask> waiting, int free) {
        return share.choose(new Backlog(waiting, List.of()), new Permits(free, Map.of("base", free), 0));
    }

    private static List<String> ids(List<WaitingTask> tasks) {
        return tasks.stream().map(WaitingTask::id).toList();
    }

    @Test
    void theUserWithTheFewestPermitsComesNextWhateverTheOrderOfArrival() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", 200, 0));
        waiting.addAll(tasks("b", 1, 1000));
        Backlog backlog = new Backlog(waiting, List.of(new AdmittedTasks("a", "base", 1)));
        assertEquals(List.of("bbase0", "abase0"), ids(share.choose(backlog, new Permits(3, Map.of("base", 3), 0))));
    }

    @Test
    void aSingleUserMayUseEveryPermit() {
        assertEquals(6, choose(tasks("a", 10, 0), 6).size());
    }

    @Test
    void equalUsersGetEqualShares() {
        Map<String, Integer> served = new HashMap<>();
        List<WaitingTask> waiting = new ArrayList<>();
        for (String user : List.of("a", "b", "c", "d")) {
            waiting.addAll(tasks(user, 100, user.charAt(0)));
        }
        for (int round = 0; round < 50; round++) {
            List<WaitingTask> chosen = choose(waiting, 4);
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
            waiting.add(task("hi" + i, "a", Lane.HI, i, false));
            waiting.add(task("normal" + i, "a", Lane.NORMAL, i, false));
            waiting.add(task("bulk" + i, "a", Lane.BULK, i, false));
        }
        Map<Lane, Integer> lanes = new HashMap<>();
        choose(waiting, 80).forEach(task -> lanes.merge(task.lane(), 1, Integer::sum));
        assertTrue(lanes.get(Lane.NORMAL) >= 8 && lanes.get(Lane.BULK) >= 8, lanes.toString());
    }

    @Test
    void resumedTasksComeBeforeAllOthers() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", 3, 0));
        waiting.add(task("half", "b", Lane.BULK, 50, true));
        assertEquals("half", choose(waiting, 1).get(0).id());
    }

    @Test
    void tasksOfABusyModelLeavePermitsToTheOthers() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", "large", 100, 0));
        waiting.addAll(tasks("b", "base", 100, 1000));
        Map<String, Long> chosen = new HashMap<>();
        share.choose(new Backlog(waiting, List.of()), new Permits(6, Map.of("large", 2, "base", 4), 2))
                .forEach(task -> chosen.merge(task.model(), 1L, Long::sum));
        assertEquals(Map.of("large", 2L, "base", 4L), chosen);
    }

    @Test
    void modelsOfOneWorkerShareItsPermits() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", "small", 9, 0));
        waiting.addAll(tasks("a", "base", 9, 0));
        assertEquals(
                4,
                share.choose(new Backlog(waiting, List.of()), new Permits(4, Map.of("small", 4, "base", 4), 2))
                        .size());
    }

    @Test
    void tasksThatNoWorkerCanRunNowTakeNoPermitsFromTheOthersNorTheirOwnersTurn() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", "asleep", 9, 0));
        waiting.addAll(tasks("a", "base", 1, 10));
        waiting.addAll(tasks("b", "base", 9, 20));
        List<AdmittedTasks> admitted = List.of(new AdmittedTasks("a", "asleep", 1));
        List<String> chosen = ids(share.choose(new Backlog(waiting, admitted), new Permits(2, Map.of("base", 2), 2)));
        assertEquals(List.of("aasleep0", "abase0", "bbase0"), chosen);
    }
}
