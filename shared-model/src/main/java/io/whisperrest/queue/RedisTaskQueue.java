package io.whisperrest.queue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The queue protocol on a Redis-compatible server: one Lua script per verb. Thread-safe. */
public final class RedisTaskQueue implements TaskQueue {
    private final RedisDataSource redis;
    private final RedisDataSource wakeup;
    private final RedisDataSource heartbeats;
    private final QueueConfig config;
    private final SecureRandom random = new SecureRandom();

    private final RedisScript enqueue = new RedisScript("enqueue");
    private final RedisScript claim = new RedisScript("claim");
    private final RedisScript heartbeat = new RedisScript("heartbeat");
    private final RedisScript acknowledge = new RedisScript("acknowledge");
    private final RedisScript sweep = new RedisScript("sweep");
    private final RedisScript audit = new RedisScript("audit");
    private final RedisScript forgive = new RedisScript("forgive");

    /**
     * @param wakeup separate client for blocking waits; its timeout must exceed {@link QueueConfig#wakeupTimeout()}
     * @param heartbeats separate client, so that a heartbeat never waits behind other calls
     */
    public RedisTaskQueue(
            RedisDataSource redis, RedisDataSource wakeup, RedisDataSource heartbeats, QueueConfig config) {
        this.redis = redis;
        this.wakeup = wakeup;
        this.heartbeats = heartbeats;
        this.config = config;
    }

    @Override
    public void requireSupported() {
        try {
            String info = reach(() -> redis.execute("INFO", "cluster").toString());
            if (info.contains("cluster_enabled:1")) {
                throw new IllegalStateException(
                        "REDIS_URL names a Redis Cluster, which is not supported: name a single server or sentinels");
            }
        } catch (QueueUnavailable e) {
            return; // tasks wait until it is back
        }
    }

    @Override
    public Enqueued enqueue(String id, Lane lane, String model) {
        return reach(() -> {
            List<String> keys = List.of(
                    QueueKeys.task(id), QueueKeys.waiting(lane, model), QueueKeys.wakeup(model), QueueKeys.epoch());
            int added =
                    enqueue.call(redis, keys, List.of(id, lane.word(), model)).toInteger();
            return added < 0 ? Enqueued.EPOCH_MISSING : added == 0 ? Enqueued.PRESENT : Enqueued.ADDED;
        });
    }

    @Override
    public Optional<ClaimedTask> claim(String worker, ReadingOrder order) {
        return reach(() -> {
            List<String> keys =
                    new ArrayList<>(List.of(QueueKeys.workers(), QueueKeys.lease(), QueueKeys.held(worker)));
            keys.addAll(order.keys());
            String token = newToken();
            Response got =
                    claim.call(redis, keys, List.of(QueueKeys.PREFIX, worker, token, millis(config.leaseDuration())));
            if (got == null) {
                return Optional.empty();
            }
            return Optional.of(new ClaimedTask(
                    got.get(0).toString(),
                    token,
                    got.get(1).toLong(),
                    got.get(2).toLong(),
                    Lane.of(got.get(3).toString()),
                    got.get(4).toString()));
        });
    }

    @Override
    public List<Heartbeat> heartbeat(String worker, List<ClaimedTask> held) {
        return reach(() -> {
            List<String> arguments = new ArrayList<>(List.of(QueueKeys.PREFIX, worker, millis(config.leaseDuration())));
            held.forEach(task -> arguments.addAll(List.of(task.id(), task.token())));
            Response words = heartbeat.call(
                    heartbeats, List.of(QueueKeys.workers(), QueueKeys.lease(), QueueKeys.cancel()), arguments);
            return each(words).map(word -> Heartbeat.valueOf(word.toString())).toList();
        });
    }

    @Override
    public boolean acknowledge(String worker, ClaimedTask task, Acknowledgement how) {
        return reach(() -> {
            String back = how.list() == Acknowledgement.ReleaseTo.QUARANTINE
                    ? QueueKeys.quarantine(task.model())
                    : QueueKeys.waiting(task.lane(), task.model());
            List<String> keys = List.of(
                    QueueKeys.task(task.id()),
                    QueueKeys.lease(),
                    QueueKeys.held(worker),
                    QueueKeys.cancel(),
                    QueueKeys.delayed(),
                    QueueKeys.running(task.model()),
                    back,
                    QueueKeys.wakeup(task.model()));
            String verb = how.verb().name().toLowerCase(Locale.ROOT);
            return acknowledge
                            .call(redis, keys, List.of(task.id(), task.token(), verb, millis(how.delay())))
                            .toInteger()
                    == 1;
        });
    }

    @Override
    public List<Swept> sweep() {
        return reach(() -> {
            List<String> keys = List.of(QueueKeys.lease(), QueueKeys.workers(), QueueKeys.delayed(), QueueKeys.dead());
            List<String> arguments = List.of(
                    QueueKeys.PREFIX,
                    millis(config.deadWorkerAfter()),
                    Integer.toString(config.maxCrashes()),
                    Integer.toString(config.sweepBatch()));
            return each(sweep.call(redis, keys, arguments))
                    .map(word -> {
                        String[] parts = word.toString().split(":", 2);
                        return new Swept(parts[1], parts[0].equals("dead"));
                    })
                    .toList();
        });
    }

    @Override
    public Audited audit(String id, Lane lane, String model) {
        return reach(() -> {
            List<String> keys = List.of(
                    QueueKeys.task(id),
                    QueueKeys.lease(),
                    QueueKeys.delayed(),
                    QueueKeys.waiting(lane, model),
                    QueueKeys.wakeup(model),
                    QueueKeys.running(model),
                    QueueKeys.waiting(Lane.HI, model),
                    QueueKeys.waiting(Lane.NORMAL, model),
                    QueueKeys.waiting(Lane.BULK, model),
                    QueueKeys.quarantine(model),
                    QueueKeys.dead());
            String word = audit.call(redis, keys, List.of(id, QueueKeys.PREFIX, millis(config.leaseDuration())))
                    .toString();
            return Audited.valueOf(word.toUpperCase(Locale.ROOT));
        });
    }

    @Override
    public void cancel(String id) {
        reach(() -> redis.execute("SADD", QueueKeys.cancel(), id));
    }

    @Override
    public void awaitWork(List<String> models) {
        Stream<String> keys = models.stream().map(QueueKeys::wakeup);
        String seconds = Double.toString(config.wakeupTimeout().toMillis() / 1000.0);
        String[] arguments = Stream.concat(keys, Stream.of(seconds)).toArray(String[]::new);
        reach(() -> wakeup.execute("BLPOP", arguments));
    }

    @Override
    public boolean hasEpoch() {
        return reach(() -> redis.execute("EXISTS", QueueKeys.epoch()).toInteger() == 1);
    }

    @Override
    public void beginEpoch() {
        reach(() -> redis.execute("SET", QueueKeys.epoch(), newToken(), "NX"));
    }

    @Override
    public List<String> dead() {
        return reach(() -> words(redis.execute("LRANGE", QueueKeys.dead(), "0", "-1")));
    }

    @Override
    public void forgive(String id) {
        List<String> keys = List.of(QueueKeys.task(id), QueueKeys.dead());
        reach(() -> forgive.call(redis, keys, List.of(id, QueueKeys.PREFIX)));
    }

    @Override
    public void forget(String id) {
        reach(() -> redis.withTransaction(multi -> {
            multi.execute("LREM", QueueKeys.dead(), "0", id);
            multi.execute("DEL", QueueKeys.task(id));
            multi.execute("SREM", QueueKeys.cancel(), id);
        }));
    }

    @Override
    public boolean knows(String id) {
        return reach(() -> redis.execute("EXISTS", QueueKeys.task(id)).toInteger() == 1);
    }

    @Override
    public List<String> workersHeardWithin(Duration silence) {
        return reach(() -> {
            long oldest = time().toEpochMilli() - silence.toMillis();
            return words(redis.execute("ZRANGEBYSCORE", QueueKeys.workers(), Long.toString(oldest), "+inf"));
        });
    }

    @Override
    public Optional<Instant> lastHeard(String worker) {
        return reach(() -> Optional.ofNullable(redis.execute("ZSCORE", QueueKeys.workers(), worker))
                .map(score -> Instant.ofEpochMilli(score.toDouble().longValue())));
    }

    @Override
    public long quarantined(List<String> models) {
        return reach(() -> models.stream()
                .mapToLong(model ->
                        redis.execute("LLEN", QueueKeys.quarantine(model)).toLong())
                .sum());
    }

    @Override
    public List<String> unheld() {
        return reach(() -> {
            Set<String> held = leased();
            return suffixes(QueueKeys.task("")).stream()
                    .filter(id -> !held.contains(id))
                    .toList();
        });
    }

    @Override
    public void tidy() {
        reach(() -> {
            for (String worker : suffixes(QueueKeys.held(""))) {
                redis.execute("ZADD", QueueKeys.workers(), "NX", "0", worker);
                dropUnknown(QueueKeys.held(worker));
            }
            suffixes(QueueKeys.quarantine("")).forEach(model -> dropUnknown(QueueKeys.quarantine(model)));
            suffixes(QueueKeys.WAITING).forEach(list -> dropUnknown(QueueKeys.WAITING + list));
            for (String id : unknown(redis.execute("SMEMBERS", QueueKeys.cancel()))) {
                redis.execute("SREM", QueueKeys.cancel(), id);
            }
            for (String model : suffixes(QueueKeys.running(""))) {
                List<String> running = words(redis.execute("ZRANGE", QueueKeys.running(model), "0", "-1"));
                Set<String> held = leased(); // read after the set, so that a claim in between is not undone
                running.stream()
                        .filter(id -> !held.contains(id))
                        .forEach(id -> redis.execute("ZREM", QueueKeys.running(model), id));
            }
            return null;
        });
    }

    private Set<String> leased() {
        return Set.copyOf(words(redis.execute("ZRANGE", QueueKeys.lease(), "0", "-1")));
    }

    private void dropUnknown(String list) {
        for (String id : unknown(redis.execute("LRANGE", list, "0", "-1"))) {
            redis.execute("LREM", list, "0", id);
        }
    }

    private List<String> unknown(Response ids) {
        return words(ids).stream().filter(id -> !knows(id)).toList();
    }

    @Override
    public Instant time() {
        return reach(() -> {
            Response now = redis.execute("TIME");
            return Instant.ofEpochSecond(now.get(0).toLong(), now.get(1).toLong() * 1000);
        });
    }

    /** Suffixes of all keys that begin with the prefix. */
    private List<String> suffixes(String prefix) {
        List<String> found = new ArrayList<>();
        String cursor = "0";
        do {
            Response page = redis.execute("SCAN", cursor, "MATCH", prefix + "*", "COUNT", "1000");
            cursor = page.get(0).toString();
            words(page.get(1)).forEach(key -> found.add(key.substring(prefix.length())));
        } while (!cursor.equals("0"));
        return found;
    }

    private String newToken() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static Stream<Response> each(Response list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<String> words(Response list) {
        return each(list).map(Response::toString).toList();
    }

    private static <T> T reach(Supplier<T> call) {
        try {
            return call.get();
        } catch (QueueUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new QueueUnavailable(e);
        }
    }
}
