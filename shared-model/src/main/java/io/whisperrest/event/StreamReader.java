package io.whisperrest.event;

import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Reads event streams over one connection. A host that vanishes does not close the connection, so each answer has a time limit. Every
 * method blocks and throws a {@link RuntimeException} when Redis is unavailable; {@link #close} the reader then, and the next call
 * connects again. Not thread-safe.
 */
final class StreamReader implements AutoCloseable {
    /** How long a read waits for new entries. A new follower waits as long at most before it is served. */
    private static final Duration BLOCK = Duration.ofMillis(100);

    /** Of a user in one read. */
    static final int MAX_ENTRIES = 100;

    private static final Pattern DATABASE = Pattern.compile("//[^/?]*/(\\d+)(?=$|[?])|[?&]db=(\\d+)");

    private final Redis redis;
    private final String database;
    private final Duration answerLimit;
    private RedisConnection connection;

    /**
     * @param redis a dedicated client: a blocking read holds its connection
     * @param url of that client
     */
    StreamReader(Redis redis, String url, Duration answerLimit) {
        this.redis = redis;
        this.database = DATABASE.matcher(url)
                .results()
                .map(number -> number.group(1) == null ? number.group(2) : number.group(1))
                .findFirst()
                .orElse("0");
        this.answerLimit = answerLimit;
    }

    /** An entry; the event is null when this version of the program does not know it. */
    record Entry(StreamId id, TaskEvent event) {}

    /** Returns when Redis answers. */
    void ping() {
        send(Request.cmd(Command.PING));
    }

    /** The id of the user's latest entry; {@link StreamId#FIRST} when there is none. */
    StreamId last(String userId) {
        Request latest = Request.cmd(Command.XREVRANGE)
                .arg(EventStreams.key(userId))
                .arg("+")
                .arg("-")
                .arg("COUNT")
                .arg(1);
        return entries(userId, send(latest)).stream().map(Entry::id).findFirst().orElse(StreamId.FIRST);
    }

    /** True when Redis may have dropped entries after that id to keep the stream's size. */
    boolean hasDroppedAfter(String userId, StreamId id) {
        String key = EventStreams.key(userId);
        if (send(Request.cmd(Command.XLEN).arg(key)).toLong() < EventStreams.MAX_ENTRIES) {
            return false;
        }
        Request oldest = Request.cmd(Command.XRANGE)
                .arg(key)
                .arg("-")
                .arg("+")
                .arg("COUNT")
                .arg(1);
        return entries(userId, send(oldest)).stream()
                .anyMatch(entry -> entry.id().compareTo(id) > 0);
    }

    /** The entry with that id, if it is still kept, and those after it. */
    List<Entry> from(String userId, StreamId id) {
        Request range = Request.cmd(Command.XRANGE)
                .arg(EventStreams.key(userId))
                .arg(id.toString())
                .arg("+");
        return entries(userId, send(range));
    }

    /**
     * Waits a moment for entries.
     *
     * @param positions the latest known id of each user; not empty
     * @return new entries by user, in order
     */
    Map<String, List<Entry>> next(Map<String, StreamId> positions) {
        Request read = Request.cmd(Command.XREAD)
                .arg("COUNT")
                .arg(MAX_ENTRIES)
                .arg("BLOCK")
                .arg(BLOCK.toMillis())
                .arg("STREAMS");
        List<String> users = List.copyOf(positions.keySet());
        users.forEach(user -> read.arg(EventStreams.key(user)));
        users.forEach(user -> read.arg(positions.get(user).toString()));
        Map<String, List<Entry>> found = new HashMap<>();
        Response reply = send(read);
        if (reply != null && reply.getDelegate().isMap()) { // RESP3
            reply.getKeys().forEach(key -> add(found, key, reply.get(key)));
        } else if (reply != null) {
            reply.forEach(stream -> add(found, stream.get(0).toString(), stream.get(1)));
        }
        return found;
    }

    private static void add(Map<String, List<Entry>> found, String key, Response entries) {
        String user = EventStreams.user(key);
        found.put(user, entries(user, entries));
    }

    private static List<Entry> entries(String userId, Response reply) {
        List<Entry> entries = new ArrayList<>();
        for (Response entry : reply) {
            Response words = entry.get(1);
            Map<String, String> fields = new HashMap<>();
            for (int i = 0; i + 1 < words.size(); i += 2) {
                fields.put(words.get(i).toString(), words.get(i + 1).toString());
            }
            StreamId id = StreamId.parse(entry.get(0).toString()).orElseThrow();
            entries.add(new Entry(id, TaskEvent.parse(userId, fields).orElse(null)));
        }
        return entries;
    }

    private Response send(Request request) {
        if (connection == null) {
            connection = connected();
            // A connection that has selected its database is closed in the end; others return to the pool, even if they
            // are dead.
            connection.send(Request.cmd(Command.SELECT).arg(database)).await().atMost(answerLimit);
        }
        return connection.send(request).await().atMost(answerLimit);
    }

    /** A connection that comes too late is given back, as it would be missing in the pool. */
    private RedisConnection connected() {
        CompletableFuture<RedisConnection> coming = redis.connect().subscribeAsCompletionStage();
        try {
            return coming.get(answerLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            coming.thenAccept(RedisConnection::closeAndForget);
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            coming.thenAccept(RedisConnection::closeAndForget);
            throw new IllegalStateException(e);
        }
    }

    /** Drops the connection. */
    @Override
    public void close() {
        if (connection != null) {
            connection.closeAndForget();
            connection = null;
        }
    }
}
