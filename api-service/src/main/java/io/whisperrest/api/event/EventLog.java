package io.whisperrest.api.event;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The recent events of each user, for replay after a lost connection: at most 1000, from the last five minutes, within a size limit.
 * Not thread-safe.
 */
final class EventLog {
    static final int MAX_EVENTS = 1000;
    static final long KEPT_MS = 300_000;
    /** Characters of one user's events; a segment has a few hundred. */
    static final long MAX_SIZE = 1024 * 1024;
    /** Characters of all users together. */
    static final long MAX_TOTAL_SIZE = 16 * MAX_SIZE;

    private static final Pattern ID = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})");

    private final String process;
    private final Map<String, Kept> users = new HashMap<>();
    private long last;
    private long size;
    /** Up to this id, events of users whose log was dropped may be lost. */
    private long floor;

    /** @param process 8 hex digits, different for each process and after each gap */
    EventLog(String process) {
        this.process = process;
    }

    private static final class Kept {
        final Deque<Entry> entries = new ArrayDeque<>();
        long forgotten;
        long size;

        Kept(long forgotten) {
            this.forgotten = forgotten;
        }
    }

    private record Entry(long number, long at, LiveEvent event) {}

    LiveEvent append(String userId, String name, String taskId, String data, long now) {
        long number = ++last;
        LiveEvent event = new LiveEvent(process + "-" + number, name, taskId, data);
        Kept kept = users.computeIfAbsent(userId, user -> new Kept(floor));
        kept.entries.addLast(new Entry(number, now, event));
        kept.size += event.size();
        size += event.size();
        forget(kept, now);
        if (size > MAX_TOTAL_SIZE) {
            forgetLargest();
        }
        return event;
    }

    /** The events that followed, in order; empty when they are no longer known. */
    Optional<List<LiveEvent>> after(String userId, String id) {
        Matcher known = ID.matcher(id);
        if (!known.matches() || !known.group(1).equals(process)) {
            return Optional.empty();
        }
        long number = Long.parseLong(known.group(2));
        Kept kept = users.getOrDefault(userId, new Kept(floor));
        if (number > last || number < kept.forgotten) {
            return Optional.empty();
        }
        return Optional.of(kept.entries.stream()
                .filter(entry -> entry.number() > number)
                .map(Entry::event)
                .toList());
    }

    /** Drops expired events. Call it periodically. */
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

    /** Drops the whole log of the largest user: that user's clients reload their lists, all others continue. */
    private void forgetLargest() {
        Kept largest = Collections.max(users.values(), Comparator.comparingLong((Kept kept) -> kept.size));
        while (!largest.entries.isEmpty()) {
            forgetFirst(largest);
        }
    }

    private void forget(Kept kept, long now) {
        while (!kept.entries.isEmpty()
                && (kept.entries.size() > MAX_EVENTS
                        || kept.size > MAX_SIZE
                        || kept.entries.peekFirst().at() < now - KEPT_MS)) {
            forgetFirst(kept);
        }
    }

    private void forgetFirst(Kept kept) {
        Entry first = kept.entries.removeFirst();
        kept.forgotten = first.number();
        kept.size -= first.event().size();
        size -= first.event().size();
    }
}
