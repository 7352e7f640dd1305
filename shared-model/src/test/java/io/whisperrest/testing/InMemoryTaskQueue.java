package io.whisperrest.testing;

import io.whisperrest.queue.Acknowledgement;
import io.whisperrest.queue.Audited;
import io.whisperrest.queue.ClaimedTask;
import io.whisperrest.queue.Enqueued;
import io.whisperrest.queue.Heartbeat;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.QueueConfig;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.ReadingOrder;
import io.whisperrest.queue.Swept;
import io.whisperrest.queue.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The queue protocol in plain Java, held to the same contract as the Redis implementation. It can simulate an outage. */
public final class InMemoryTaskQueue implements TaskQueue {
    private final QueueConfig config;
    private final Map<String, Item> items = new HashMap<>();
    private final Map<Lane, Map<String, Deque<String>>> lanes = new EnumMap<>(Lane.class);
    private final Map<String, Deque<String>> quarantined = new HashMap<>();
    private final Deque<String> dead = new ArrayDeque<>();
    private final Map<String, Long> workers = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private boolean epoch;
    private boolean asleep;

    public InMemoryTaskQueue(QueueConfig config) {
        this.config = config;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new HashMap<>());
        }
    }

    private static final class Item {
        private final Lane lane;
        private final String model;
        private String token = "";
        private String worker;
        private long deliveries;
        private long crashes;
        private long forgiven;
        private Long leaseEnd;
        private Long dueAt;

        Item(Lane lane, String model) {
            this.lane = lane;
            this.model = model;
        }
    }

    /** Simulates an outage: every call fails until {@link #wakeUp()}. */
    public synchronized void fallAsleep() {
        asleep = true;
    }

    public synchronized void wakeUp() {
        asleep = false;
    }

    /** Loses all data, as FLUSHALL does. */
    public synchronized void loseEverything() {
        items.clear();
        lanes.values().forEach(Map::clear);
        quarantined.clear();
        dead.clear();
        workers.clear();
        cancelled.clear();
        epoch = false;
    }

    @Override
    public void requireSupported() {}

    @Override
    public synchronized Enqueued enqueue(String id, Lane lane, String model) {
        answer();
        if (!epoch) {
            return Enqueued.EPOCH_MISSING;
        }
        if (items.putIfAbsent(id, new Item(lane, model)) != null) {
            return Enqueued.PRESENT;
        }
        waiting(lane, model).addFirst(id);
        notifyAll();
        return Enqueued.ADDED;
    }

    @Override
    public synchronized Optional<ClaimedTask> claim(String worker, ReadingOrder order) {
        answer();
        workers.put(worker, now());
        List<Deque<String>> lists = new ArrayList<>();
        if (order.quarantineFirst()) {
            order.models().forEach(model -> lists.add(quarantined(model)));
        }
        order.lanes().forEach(lane -> order.models().forEach(model -> lists.add(waiting(lane, model))));
        for (Deque<String> list : lists) {
            for (String id = list.pollLast(); id != null; id = list.pollLast()) {
                Item item = items.get(id);
                if (item != null) {
                    item.token = UUID.randomUUID().toString();
                    item.worker = worker;
                    item.deliveries++;
                    item.leaseEnd = now() + config.leaseDuration().toMillis();
                    return Optional.of(
                            new ClaimedTask(id, item.token, item.deliveries, item.crashes, item.lane, item.model));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized List<Heartbeat> heartbeat(String worker, List<ClaimedTask> held) {
        answer();
        workers.put(worker, now());
        return held.stream().map(this::heartbeatOne).toList();
    }

    private Heartbeat heartbeatOne(ClaimedTask task) {
        Item item = items.get(task.id());
        if (item == null || !item.token.equals(task.token())) {
            return Heartbeat.LOST;
        }
        item.leaseEnd = now() + config.leaseDuration().toMillis();
        return cancelled.contains(task.id()) ? Heartbeat.CANCEL : Heartbeat.OK;
    }

    @Override
    public synchronized boolean acknowledge(String worker, ClaimedTask task, Acknowledgement how) {
        answer();
        Item item = items.get(task.id());
        if (item == null || !item.token.equals(task.token())) {
            return false;
        }
        item.leaseEnd = null;
        item.token = "";
        switch (how.verb()) {
            case ACK -> {
                items.remove(task.id());
                cancelled.remove(task.id());
            }
            case RETRY -> item.dueAt = now() + how.delay().toMillis();
            case RELEASE ->
                (how.list() == Acknowledgement.ReleaseTo.QUARANTINE
                                ? quarantined(item.model)
                                : waiting(item.lane, item.model))
                        .addLast(task.id());
        }
        item.worker = null;
        notifyAll();
        return true;
    }

    @Override
    public synchronized List<Swept> sweep() {
        answer();
        List<Swept> swept = new ArrayList<>();
        for (Map.Entry<String, Item> entry : items.entrySet()) {
            Item item = entry.getValue();
            if (item.leaseEnd != null && item.leaseEnd <= now()) {
                item.leaseEnd = null;
                item.token = "";
                item.worker = null;
                item.crashes++;
                boolean poisoned = item.crashes >= config.maxCrashes();
                (poisoned ? dead : quarantined(item.model)).addFirst(entry.getKey());
                swept.add(new Swept(entry.getKey(), poisoned));
            }
            if (item.dueAt != null && item.dueAt <= now()) {
                item.dueAt = null;
                waiting(item.lane, item.model).addFirst(entry.getKey());
            }
        }
        notifyAll();
        return swept;
    }

    @Override
    public synchronized Audited audit(String id, Lane lane, String model) {
        answer();
        Item item = items.get(id);
        if (item == null) {
            return Audited.ABSENT;
        }
        boolean listed = quarantined(model).contains(id)
                || dead.contains(id)
                || lanes.keySet().stream().anyMatch(each -> waiting(each, model).contains(id));
        if (listed || item.leaseEnd != null || item.dueAt != null) {
            return Audited.OK;
        }
        waiting(lane, model).addFirst(id);
        return Audited.REQUEUED;
    }

    @Override
    public synchronized void cancel(String id) {
        answer();
        cancelled.add(id);
    }

    @Override
    public synchronized void awaitWork(List<String> models) {
        answer();
        try {
            wait(config.wakeupTimeout().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean hasEpoch() {
        answer();
        return epoch;
    }

    @Override
    public synchronized void beginEpoch() {
        answer();
        epoch = true;
    }

    @Override
    public synchronized List<String> dead() {
        answer();
        return List.copyOf(dead);
    }

    @Override
    public synchronized void forgive(String id) {
        answer();
        Item item = items.get(id);
        if (item == null || item.forgiven == item.deliveries) {
            return;
        }
        item.forgiven = item.deliveries;
        item.crashes = Math.max(0, item.crashes - 1);
        if (dead.remove(id)) {
            quarantined(item.model).addFirst(id);
            notifyAll();
        }
    }

    @Override
    public synchronized void forget(String id) {
        answer();
        dead.remove(id);
        items.remove(id);
        cancelled.remove(id);
    }

    @Override
    public synchronized boolean knows(String id) {
        answer();
        return items.containsKey(id);
    }

    @Override
    public synchronized Optional<Instant> lastHeard(String worker) {
        answer();
        return Optional.ofNullable(workers.get(worker)).map(Instant::ofEpochMilli);
    }

    @Override
    public synchronized List<String> workersHeardWithin(Duration silence) {
        answer();
        long oldest = now() - silence.toMillis();
        return workers.entrySet().stream()
                .filter(worker -> worker.getValue() >= oldest)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized long quarantined(List<String> models) {
        answer();
        return models.stream().mapToLong(model -> quarantined(model).size()).sum();
    }

    @Override
    public synchronized List<String> unheld() {
        answer();
        return items.entrySet().stream()
                .filter(entry -> entry.getValue().leaseEnd == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized void tidy() {
        answer();
        cancelled.retainAll(items.keySet());
    }

    @Override
    public Instant time() {
        return Instant.now();
    }

    private Deque<String> waiting(Lane lane, String model) {
        return lanes.get(lane).computeIfAbsent(model, each -> new ArrayDeque<>());
    }

    private Deque<String> quarantined(String model) {
        return quarantined.computeIfAbsent(model, each -> new ArrayDeque<>());
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private void answer() {
        if (asleep) {
            throw new QueueUnavailable(new IllegalStateException("asleep"));
        }
    }
}
