package io.whisperrest.api.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.queue.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    private List<WaitingTask> choose(List<WaitingTask> waiting, long free) {
        return choose(waiting, List.of(), pool(free, Map.of("base", free)));
    }

    private List<WaitingTask> choose(List<WaitingTask> waiting, List<AdmittedTasks> admitted, Permits.Pool... pools) {
        return share.choose(waiting, new PermitsInUse(admitted, new Permits(2, List.of(pools))));
    }

    private static Permits.Pool pool(long permits, Map<String, Long> ofModels) {
        return new Permits.Pool(permits, ofModels);
    }

    private static Map<String, Long> byModel(List<WaitingTask> tasks) {
        return tasks.stream().collect(Collectors.groupingBy(WaitingTask::model, Collectors.counting()));
    }

    private static List<String> ids(List<WaitingTask> tasks) {
        return tasks.stream().map(WaitingTask::id).toList();
    }

    @Test
    void theUserWithTheFewestPermitsComesNextWhateverTheOrderOfArrival() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", 200, 0));
        waiting.addAll(tasks("b", 1, 1000));
        assertEquals(
                List.of("bbase0", "abase0"),
                ids(choose(waiting, List.of(new AdmittedTasks("a", "base", 1)), pool(3, Map.of("base", 3L)))));
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
    void aBacklogOfOneModelLeavesTheSlotsOfOtherHostsTheirPermits() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", "tiny", 100, 0));
        waiting.addAll(tasks("a", "base", 100, 0));
        waiting.addAll(tasks("b", "large", 100, 1000));
        Permits.Pool hosts = pool(16, Map.of("tiny", 16L, "base", 16L));
        Map<String, Long> chosen = byModel(choose(waiting, List.of(), hosts, pool(2, Map.of("large", 2L))));
        assertEquals(2, chosen.get("large"));
        assertEquals(16, chosen.get("tiny") + chosen.get("base"));
    }

    @Test
    void whatAModelHoldsBeyondItsOwnSlotsTakesNothingFromTheOthersOfItsPool() {
        List<AdmittedTasks> admitted = List.of(new AdmittedTasks("a", "large", 56)); // for workers that a scaler starts
        Permits.Pool shared = pool(10, Map.of("base", 10L, "large", 2L));
        assertEquals(8, choose(tasks("a", "base", 100, 0), admitted, shared).size());
        assertEquals(List.of(), choose(tasks("a", "large", 100, 0), admitted, shared));
    }

    @Test
    void modelsOfOneWorkerShareItsPermits() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", "small", 9, 0));
        waiting.addAll(tasks("a", "base", 9, 0));
        assertEquals(
                4,
                choose(waiting, List.of(), pool(4, Map.of("small", 4L, "base", 4L)))
                        .size());
    }

    @Test
    void tasksThatNoWorkerCanRunNowTakeNoPermitsFromTheOthersNorTheirOwnersTurn() {
        List<WaitingTask> waiting = new ArrayList<>(tasks("a", "asleep", 9, 0));
        waiting.addAll(tasks("a", "base", 1, 10));
        waiting.addAll(tasks("b", "base", 9, 20));
        List<AdmittedTasks> admitted = List.of(new AdmittedTasks("a", "asleep", 1));
        assertEquals(
                List.of("aasleep0", "abase0", "bbase0"), ids(choose(waiting, admitted, pool(2, Map.of("base", 2L)))));
    }
}
