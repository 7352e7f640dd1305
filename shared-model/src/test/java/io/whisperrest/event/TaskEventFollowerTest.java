package io.whisperrest.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.event.TaskEventFollower.Numbered;
import io.whisperrest.testing.RedisServer;
import io.whisperrest.testing.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publisher and follower on a real server. */
class TaskEventFollowerTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Long enough for a busy machine, short enough to wait for. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private static final String USER = "user";

    private RedisServer server;
    private TestRedis redis;
    private TaskEventPublisher publisher;
    private TaskEventFollower follower;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        redis = new TestRedis(server);
        publisher = new RedisTaskEventPublisher(redis.client().getReactive());
        follower = new TaskEventFollower(redis.connections(), server.url(), ANSWER_LIMIT).start();
    }

    @AfterEach
    void stop() {
        follower.close();
        redis.close();
        server.close();
    }

    private static class Heard implements TaskEventFollower.Listener {
        final List<Numbered> missed = new CopyOnWriteArrayList<>();
        final List<Numbered> live = new CopyOnWriteArrayList<>();
        volatile int gaps;
        volatile boolean joined;

        @Override
        public void joined(Optional<List<Numbered>> events) {
            events.ifPresentOrElse(missed::addAll, this::gap);
            joined = true;
        }

        @Override
        public void event(Numbered event) {
            live.add(event);
        }

        @Override
        public synchronized void gap() {
            gaps++;
        }

        List<String> tasks() {
            List<Numbered> all = new ArrayList<>(missed);
            all.addAll(live);
            return all.stream().map(event -> event.event().taskId()).toList();
        }
    }

    private Heard follow(String userId, String lastId) {
        Heard heard = new Heard();
        follower.follow(userId, lastId, heard);
        Awaitility.await().atMost(LIMIT).until(() -> heard.joined);
        return heard;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the entry: the publisher does not. */
    private void publish(String userId, String taskId) {
        long before = entries(userId);
        publisher.publish(TaskEvent.Kind.CREATED, userId, taskId);
        Awaitility.await().atMost(LIMIT).until(() -> entries(userId) == before + 1);
    }

    private long entries(String userId) {
        return (Long) server.command("XLEN", EventStreams.key(userId));
    }

    private static void awaitTasks(Heard heard, String... tasks) {
        Awaitility.await().atMost(LIMIT).until(() -> heard.tasks().size() >= tasks.length);
        assertEquals(List.of(tasks), heard.tasks());
    }

    @Test
    void aListenerHearsItsUsersEventsFromThenOn() {
        publish(USER, "before");
        Heard heard = follow(USER, null);
        Heard other = follow("other", null);
        publish(USER, "a");
        publish("other", "b");
        publisher.publish(new TaskEvent(TaskEvent.Kind.WINDOW, USER, "c", 7));
        awaitTasks(heard, "a", "c");
        awaitTasks(other, "b");
        assertEquals(
                new TaskEvent(TaskEvent.Kind.WINDOW, USER, "c", 7),
                heard.live.get(1).event());
        assertEquals(0, heard.gaps);
    }

    @Test
    void aListenerThatReturnsHearsEachMissedEventOnce() {
        Heard first = follow(USER, null);
        publish(USER, "a");
        awaitTasks(first, "a");
        String last = first.live.get(0).id();
        publish(USER, "b");
        publish(USER, "c");
        Heard again = follow(USER, last);
        publish(USER, "d");
        awaitTasks(again, "b", "c", "d");
        awaitTasks(first, "a", "b", "c", "d");
        Heard alone = followAlone(last);
        publish(USER, "e");
        awaitTasks(alone, "b", "c", "d", "e");
    }

    /** In a process of its own, like another replica. */
    private Heard followAlone(String lastId) {
        follower.close();
        follower = new TaskEventFollower(redis.connections(), server.url(), ANSWER_LIMIT).start();
        return follow(USER, lastId);
    }

    @Test
    void anIdThatIsGoneMeansAGap() {
        publish(USER, "a");
        for (String id : List.of("ffffffff-12", "1-1", "99999999999999-0", "", "-")) {
            Heard heard = follow(USER, id);
            assertEquals(1, heard.gaps, id);
            assertEquals(List.of(), heard.missed, id);
        }
        Heard ofNothing = follow("unknown", "5-0");
        assertEquals(1, ofNothing.gaps);
    }

    @Test
    void aStreamIsBoundedAndGoesWhenItIsQuiet() {
        IntStream.range(0, 3000).forEach(n -> publisher.publish(TaskEvent.Kind.CHANGED, USER, "t" + n));
        Awaitility.await().atMost(LIMIT).until(() -> entries(USER) >= EventStreams.MAX_ENTRIES);
        assertTrue(entries(USER) < EventStreams.MAX_ENTRIES + 500, () -> "entries: " + entries(USER));
        Awaitility.await().atMost(LIMIT).until(() -> (Long) server.command("PTTL", EventStreams.key(USER)) > 0);
        assertTrue((Long) server.command("PTTL", EventStreams.key(USER)) <= EventStreams.KEPT.toMillis());
    }

    @Test
    void whatRedisDroppedBeforeItWasReadIsAGap() {
        CountDownLatch blocked = new CountDownLatch(1);
        Heard slow = new Heard() {
            @Override
            public void event(Numbered event) {
                super.event(event);
                if (event.event().taskId().equals("first")) {
                    await(blocked);
                }
            }
        };
        follower.follow(USER, null, slow);
        Awaitility.await().atMost(LIMIT).until(() -> slow.joined);
        publish(USER, "first");
        Awaitility.await().atMost(LIMIT).until(() -> slow.tasks().contains("first"));
        IntStream.range(0, 3000).forEach(n -> publisher.publish(TaskEvent.Kind.CHANGED, USER, "t" + n));
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> !server.command("XRANGE", EventStreams.key(USER), "-", "+", "COUNT", "1")
                        .toString()
                        .contains("first"));
        blocked.countDown();
        Awaitility.await().atMost(LIMIT).until(() -> slow.gaps >= 1);
    }

    @Test
    void aClosedListenerHearsNothingMore() {
        Heard heard = new Heard();
        TaskEventFollower.Following following = follower.follow(USER, null, heard);
        Heard other = follow(USER, null);
        publish(USER, "a");
        awaitTasks(heard, "a");
        following.close();
        publish(USER, "b");
        awaitTasks(other, "a", "b");
        assertEquals(List.of("a"), heard.tasks());
    }

    @Test
    void anExceptionOfOneListenerIsAGapForItAndNothingForOthers() {
        Heard failing = new Heard() {
            @Override
            public void event(Numbered event) {
                throw new IllegalStateException("no database");
            }
        };
        follower.follow(USER, null, failing);
        Heard heard = follow(USER, null);
        publish(USER, "a");
        publish(USER, "b");
        awaitTasks(heard, "a", "b");
        Awaitility.await().atMost(LIMIT).until(() -> failing.gaps == 2);
        assertEquals(0, heard.gaps);
    }

    @Test
    void aHostThatVanishesWithoutAWordIsAGap() {
        Heard heard = follow(USER, null);
        publish(USER, "a");
        awaitTasks(heard, "a");
        server.pause();
        Heard late = follow(USER, "5-5"); // must ask the server
        publisher.publish(TaskEvent.Kind.CREATED, USER, "b"); // retried, if this connection is given up too
        server.resume();
        Awaitility.await().atMost(LIMIT).until(() -> heard.gaps == 1 && late.gaps == 2);
        publish(USER, "c");
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> heard.tasks().contains("c") && late.tasks().contains("c"));
        Awaitility.await().atMost(LIMIT).until(() -> heard.tasks().contains("b"));
    }

    /** No connection waits for it that died in the meantime. */
    @Test
    void aListenerAfterAnOutageThatNobodyNoticedHearsEverything() {
        Heard before = new Heard();
        TaskEventFollower.Following following = follower.follow(USER, null, before);
        Awaitility.await().atMost(LIMIT).until(() -> before.joined);
        following.close();
        server.restart();
        Heard heard = follow(USER, null);
        publish(USER, "a");
        awaitTasks(heard, "a");
        assertEquals(0, heard.gaps);
    }

    @Test
    void whatWasPublishedDuringAnOutageArrivesAfterIt() {
        Heard heard = follow(USER, null);
        server.kill9();
        publisher.publish(TaskEvent.Kind.CREATED, USER, "a");
        Heard late = follow(USER, null);
        Heard returning = follow(USER, "5-5");
        assertEquals(1, returning.gaps);
        server.restart();
        Awaitility.await().atMost(LIMIT).until(() -> heard.tasks().equals(List.of("a")));
        Awaitility.await().atMost(LIMIT).until(() -> heard.gaps == 1 && late.gaps == 1 && returning.gaps == 2);
    }
}
