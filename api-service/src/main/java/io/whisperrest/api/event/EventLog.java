package io.whisperrest.api.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last events of each user, to be replayed after a connection broke: at most 1000, and of the last five minutes. Not
 * thread-safe.
 */
final class EventLog {
    static final int MOST = 1000;
    static final long KEPT_MS = 300_000;
    private static final Pattern ID = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})");

    private final String process;
    private final Map<String, Kept> users = new HashMap<>();
    private long last;
    /** Of users who are no longer held: up to here something may be lost. */
    private long floor;

    /** @param process 8 hex digits, other for each process and after each gap */
    EventLog(String process) {
        this.process = process;
    }

    private static final class Kept {
        final Deque<Entry> entries = new ArrayDeque<>();
        long forgotten;
    }

    private record Entry(long number, long at, LiveEvent event) {}

    LiveEvent append(String userId, String name, String taskId, String data, long now) {
        long number = ++last;
        LiveEvent event = new LiveEvent(process + "-" + number, name, taskId, data);
        Kept kept = users.computeIfAbsent(userId, user -> new Kept());
        kept.entries.addLast(new Entry(number, now, event));
        forget(kept, now);
        return event;
    }

    /** What followed, in order; empty when that is no longer known. */
    Optional<List<LiveEvent>> after(String userId, String id) {
        Matcher known = ID.matcher(id);
        if (!known.matches() || !known.group(1).equals(process)) {
            return Optional.empty();
        }
        long number = Long.parseLong(known.group(2));
        Kept kept = users.getOrDefault(userId, new Kept());
        if (number > last || number < Math.max(kept.forgotten, floor)) {
            return Optional.empty();
        }
        return Optional.of(kept.entries.stream()
                .filter(entry -> entry.number() > number)
                .map(Entry::event)
                .toList());
    }

    /** Forgets what is too old. To be called now and then. */
    void prune(long now) {
        for (Iterator<Kept> all = users.values().iterator(); all.hasNext(); ) {
            Kept kept = all.next();
            forget(kept, now);
            if (kept.entries.isEmpty()) {
                floor = Math.max(floor, kept.forgotten);
                all.remove();
            }
        }
    }

    private static void forget(Kept kept, long now) {
        while (!kept.entries.isEmpty()
                && (kept.entries.size() > MOST || kept.entries.peekFirst().at() < now - KEPT_MS)) {
            kept.forgotten = kept.entries.removeFirst().number();
        }
    }
}
