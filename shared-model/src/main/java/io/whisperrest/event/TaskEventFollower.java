package io.whisperrest.event;

import io.vertx.mutiny.redis.client.Redis;
import io.whisperrest.event.StreamReader.Entry;
import io.whisperrest.loop.BackgroundLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Follows the events of users for listeners in this process, on one thread: only users who have a listener here are read. A listener gets
 * each event once, missed or live, and in order. Thread-safe.
 */
public final class TaskEventFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TaskEventFollower.class);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** After a read with entries, so that many events are read in few calls. */
    private static final Duration PAUSE = Duration.ofMillis(10);
    /** Until someone follows a user. */
    private static final Duration IDLE = Duration.ofHours(1);

    private final StreamReader reader;
    private final BackgroundLoop loop = BackgroundLoop.timedByStep("events", RETRY, this::step);
    private final Map<String, Followed> users = new HashMap<>();
    private final Deque<Following> joining = new ArrayDeque<>();
    /** The connection was lost, and perhaps events that could not be published meanwhile. */
    private boolean lost;

    /**
     * @param redis a dedicated client: reading holds its connection
     * @param url of that client
     */
    public TaskEventFollower(Redis redis, String url) {
        this(redis, url, ANSWER_LIMIT);
    }

    /** @param answerLimit a host that is silent for so long counts as lost */
    TaskEventFollower(Redis redis, String url, Duration answerLimit) {
        this.reader = new StreamReader(redis, url, answerLimit);
    }

    /** Called on the follower's thread, one call at a time. After an exception it gets {@link #gap()}. */
    public interface Listener {
        /**
         * The first call: from now on, events arrive.
         *
         * @param missed events since the id that the listener knew; empty when they are no longer known
         */
        void joined(Optional<List<Numbered>> missed);

        void event(Numbered event);

        /** Events may be missing: read the database. */
        void gap();
    }

    /** An event and its id, which is larger than the ids before it. */
    public record Numbered(String id, TaskEvent event) {}

    /** The events of a user, as this process has read them. */
    private static final class Followed {
        /** Null: not known yet. */
        StreamId position;

        final Set<Following> followings = new LinkedHashSet<>();
    }

    /** A listener and what it has received; closing it ends the calls. */
    public final class Following implements AutoCloseable {
        private final String userId;
        private final String lastId;
        private final Listener listener;
        private StreamId position = StreamId.FIRST;
        private volatile boolean closed;

        private Following(String userId, String lastId, Listener listener) {
            this.userId = userId;
            this.lastId = lastId;
            this.listener = listener;
        }

        private void call(Runnable delivery) {
            if (closed) {
                return;
            }
            try {
                delivery.run();
            } catch (RuntimeException e) {
                LOG.warnf("event not delivered: %s", e);
                gapAfter(e);
            }
        }

        private void gapAfter(RuntimeException failure) {
            try {
                listener.gap();
            } catch (RuntimeException e) {
                LOG.errorf(failure, "a listener for events fails");
            }
        }

        private void deliver(Entry entry) {
            if (entry.id().compareTo(position) > 0 && entry.event() != null) {
                call(() -> listener.event(numbered(entry)));
            }
        }

        @Override
        public void close() {
            closed = true;
            leave(this);
        }
    }

    public TaskEventFollower start() {
        loop.start();
        return this;
    }

    /** @param lastId of the last event that the listener knows; null = from now on */
    public Following follow(String userId, String lastId, Listener listener) {
        Following following = new Following(userId, lastId, listener);
        synchronized (this) {
            joining.add(following);
        }
        loop.wake();
        return following;
    }

    private synchronized void leave(Following following) {
        joining.remove(following);
        Followed user = users.get(following.userId);
        if (user != null && user.followings.remove(following) && user.followings.isEmpty()) {
            users.remove(following.userId);
        }
    }

    /** @return the time until the next step */
    private Duration step() {
        if (isIdle()) {
            reader.close(); // by the next listener it might be dead
            lost = false;
            return IDLE;
        }
        try {
            if (lost) {
                reader.ping();
                findPositions();
                lost = false;
                followings().forEach(following -> following.call(following.listener::gap));
            }
            for (Following next = firstJoining(); next != null; next = firstJoining()) {
                join(next);
            }
            return deliver() ? PAUSE : Duration.ZERO;
        } catch (RuntimeException e) {
            LOG.debugf("no live events while Redis is unavailable: %s", e);
            lost = true;
            reader.close();
            for (Following next = firstJoining(); next != null; next = firstJoining()) {
                joinLater(next);
            }
            return RETRY;
        }
    }

    private void join(Following following) {
        StreamId position = known(following.userId);
        if (position == null) {
            position = reader.last(following.userId);
        }
        Optional<List<Entry>> missed =
                following.lastId == null ? Optional.of(List.of()) : missed(following.userId, following.lastId);
        following.position = missed.isPresent() ? latest(following.lastId, missed.get(), position) : position;
        add(following, position);
        following.call(() -> following.listener.joined(missed.map(entries -> entries.stream()
                .filter(entry -> entry.event() != null)
                .map(TaskEventFollower::numbered)
                .toList())));
    }

    /** What the listener knows by then: another process may have been ahead of this one. */
    private static StreamId latest(String lastId, List<Entry> missed, StreamId position) {
        if (!missed.isEmpty()) {
            return missed.get(missed.size() - 1).id();
        }
        return StreamId.parse(lastId == null ? "" : lastId)
                .filter(id -> id.compareTo(position) > 0)
                .orElse(position);
    }

    /** Empty when the entry with that id is gone: others after it may be gone too, or the whole stream was. */
    private Optional<List<Entry>> missed(String userId, String lastId) {
        return StreamId.parse(lastId)
                .map(id -> reader.from(userId, id))
                .filter(entries ->
                        !entries.isEmpty() && entries.get(0).id().toString().equals(lastId))
                .map(entries -> entries.subList(1, entries.size()));
    }

    /** While Redis is unavailable: what was missed is not known, and a gap follows when it returns. */
    private void joinLater(Following following) {
        add(following, null);
        following.call(
                () -> following.listener.joined(following.lastId == null ? Optional.of(List.of()) : Optional.empty()));
    }

    /** A server that returns without its data begins with lower ids, if its clock is behind. */
    private void findPositions() {
        for (String userId : followed()) {
            StreamId last = reader.last(userId);
            synchronized (this) {
                Followed user = users.get(userId);
                if (user != null && (user.position == null || user.position.compareTo(last) > 0)) {
                    user.position = last;
                    user.followings.forEach(following -> following.position = StreamId.FIRST);
                }
            }
        }
    }

    /** @return true when there were entries */
    private boolean deliver() {
        Map<String, StreamId> positions = positions();
        if (positions.isEmpty()) {
            return false;
        }
        Map<String, List<Entry>> found = reader.next(positions);
        found.forEach((userId, entries) -> deliver(userId, entries, positions.get(userId)));
        return !found.isEmpty();
    }

    private void deliver(String userId, List<Entry> entries, StreamId before) {
        boolean gap = entries.size() >= StreamReader.MAX_ENTRIES && reader.hasDroppedAfter(userId, before);
        for (Entry entry : entries) {
            advance(userId, entry.id()).forEach(following -> following.deliver(entry));
        }
        if (gap) {
            listening(userId).forEach(following -> following.call(following.listener::gap));
        }
    }

    private static Numbered numbered(Entry entry) {
        return new Numbered(entry.id().toString(), entry.event());
    }

    private synchronized boolean isIdle() {
        return users.isEmpty() && joining.isEmpty();
    }

    private synchronized Following firstJoining() {
        return joining.peek();
    }

    /** Adds a listener unless it was closed meanwhile. */
    private synchronized void add(Following following, StreamId position) {
        if (joining.remove(following)) {
            Followed user = users.computeIfAbsent(following.userId, id -> new Followed());
            user.followings.add(following);
            if (user.position == null) {
                user.position = position;
            }
        }
    }

    private synchronized StreamId known(String userId) {
        return users.containsKey(userId) ? users.get(userId).position : null;
    }

    private synchronized List<String> followed() {
        return List.copyOf(users.keySet());
    }

    private synchronized List<Following> listening(String userId) {
        Followed user = users.get(userId);
        return user == null ? List.of() : List.copyOf(user.followings);
    }

    private synchronized Map<String, StreamId> positions() {
        Map<String, StreamId> positions = new HashMap<>();
        users.forEach((id, user) -> positions.put(id, user.position));
        return positions;
    }

    private synchronized List<Following> followings() {
        return users.values().stream().flatMap(user -> user.followings.stream()).toList();
    }

    private synchronized List<Following> advance(String userId, StreamId id) {
        Followed user = users.get(userId);
        if (user != null) {
            user.position = id;
        }
        return listening(userId);
    }

    @Override
    public void close() {
        loop.close();
        reader.close();
    }
}
