package io.whisperrest.api.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.webhook.RetrySchedule.Decision;
import io.whisperrest.api.webhook.RetrySchedule.Verdict;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.task.TaskStatus;
import io.whisperrest.model.webhook.WebhookEvent;
import io.whisperrest.model.webhook.WebhookEventRepository;
import io.whisperrest.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims, outcomes and pauses on a real database, with a clock that the test moves. */
class DeliveryQueueRepositoryTest {
    private static final long START = 1_800_000_000_000L;
    private static final int EACH = 2;
    private static final int EACH_USER = 8;

    @TempDir
    private Path directory;

    private TestDatabase file;
    private Database database;
    private DeliveryQueueRepository sending;
    private EndpointRepository endpoints;
    private String endpoint;

    @BeforeEach
    void open() {
        file = new TestDatabase(directory);
        database = file.open();
        file.aUser(database, "u");
        sending = new DeliveryQueueRepository(database);
        endpoints = new EndpointRepository(database);
        endpoint = anEndpoint("https://a.example/");
    }

    @AfterEach
    void close() {
        file.close();
    }

    private String anEndpoint(String url) {
        String id = UUID.randomUUID().toString();
        List<WebhookEvent> events = List.of(WebhookEvent.TASK_SUCCEEDED, WebhookEvent.TASK_CANCELLED);
        endpoints.add(
                new Endpoint(id, "u", url, events, Include.TEXT, null, true, null, null, 0, null, START), "sealed", 10);
        return id;
    }

    private void aTaskEnds(TaskStatus status) {
        String id = file.aQueuedTask(database, UUID.randomUUID().toString(), "u", "normal", START);
        database.write(handle -> {
            WebhookEventRepository.taskEnded(handle, id, status, START);
            return true;
        });
    }

    private ClaimedDelivery claimed(long now) {
        return sending.claim(sending.due(now, EACH, EACH_USER).get(0), now, now + 30_000, EACH)
                .orElseThrow();
    }

    private void settle(ClaimedDelivery delivery, Integer status, Decision decision, long now) {
        sending.settle(delivery, new Attempt(Instant.ofEpochMilli(now), status, 5, null), decision, now);
    }

    private static Decision again(long at) {
        return new Decision(Verdict.AGAIN, at, false);
    }

    private Endpoint endpoint() {
        return endpoints.find(endpoint, "u").orElseThrow();
    }

    @Test
    void onlyDeliveriesForSubscribedEventsAreDue() {
        aTaskEnds(TaskStatus.FAILURE);
        assertEquals(List.of(), sending.due(START, EACH, EACH_USER));
        aTaskEnds(TaskStatus.SUCCESS);
        ClaimedDelivery delivery = claimed(START);
        assertEquals("task.succeeded", delivery.event());
        assertEquals("https://a.example/", delivery.url());
        assertEquals(Include.TEXT, delivery.include());
        assertEquals("", delivery.body());
        assertEquals("u", delivery.userId());
    }

    @Test
    void aReceiverGetsTwoAtOnceAndOthersDoNotWaitForIt() {
        for (int i = 0; i < 5; i++) {
            aTaskEnds(TaskStatus.SUCCESS);
        }
        String other = anEndpoint("https://b.example/");
        aTaskEnds(TaskStatus.SUCCESS);
        List<DueDelivery> due = sending.due(START, EACH, EACH_USER);
        assertEquals(3, due.size());
        due.forEach(one ->
                assertTrue(sending.claim(one, START, START + 30_000, EACH).isPresent()));
        assertEquals(1, due.stream().filter(one -> one.receiver().equals(other)).count());
        DueDelivery third = sending.due(START, EACH, EACH_USER).get(0);
        assertEquals(endpoint, third.receiver());
        assertTrue(sending.claim(third, START, START + 30_000, EACH).isEmpty(), "two of its deliveries are being sent");
        assertEquals(3, sending.inFlight(START).size());
    }

    @Test
    void aUserWithManyReceiversDoesNotComeFirst() {
        file.aUser(database, "other");
        for (int i = 0; i < 100; i++) {
            aTaskWithItsOwnUrlFails("u", "https://slow.example/" + i, START);
        }
        aTaskWithItsOwnUrlFails("other", "https://quick.example/", START + 1000);
        List<String> users = sending.due(START + 1000, EACH, EACH_USER).stream()
                .map(DueDelivery::userId)
                .toList();
        assertEquals(1 + EACH_USER, users.size());
        assertTrue(users.indexOf("other") <= 1, users.toString());
    }

    private void aTaskWithItsOwnUrlFails(String user, String url, long now) {
        String id = file.aQueuedTask(database, UUID.randomUUID().toString(), user, "normal", now);
        database.write(handle -> {
            handle.execute("UPDATE task SET webhook_url = ? WHERE id = ?", url, id);
            WebhookEventRepository.taskEnded(handle, id, TaskStatus.FAILURE, now);
            return true;
        });
    }

    @Test
    void onlyOneOfTwoProcessesGetsADelivery() {
        aTaskEnds(TaskStatus.SUCCESS);
        DueDelivery seen = sending.due(START, EACH, EACH_USER).get(0);
        DeliveryQueueRepository other = new DeliveryQueueRepository(file.open());
        assertTrue(sending.claim(seen, START, START + 30_000, EACH).isPresent());
        assertTrue(other.claim(seen, START, START + 30_001, EACH).isEmpty());
    }

    @Test
    void theClaimOfADeadProcessExpiresAndItsLateOutcomeIsIgnored() {
        aTaskEnds(TaskStatus.SUCCESS);
        ClaimedDelivery dead = claimed(START);
        assertEquals(List.of(), sending.due(START + 30_000, EACH, EACH_USER));
        ClaimedDelivery next = claimed(START + 30_001);
        assertEquals(dead.id(), next.id());
        settle(dead, 500, again(START + 40_000), START + 30_002);
        settle(next, 200, new Decision(Verdict.DELIVERED, null, false), START + 30_003);
        assertEquals(List.of(), sending.due(START + 1_000_000, EACH, EACH_USER));
        assertEquals(0, endpoint().failuresInRow());
        assertEquals(START + 30_003, endpoint().lastSuccessAt());
    }

    @Test
    void everyAttemptSendsTheFirstBody() {
        aTaskEnds(TaskStatus.SUCCESS);
        ClaimedDelivery first = claimed(START);
        sending.keepBody(first.id(), "the first");
        sending.keepBody(first.id(), "another");
        settle(first, 500, again(START + 5_000), START);
        ClaimedDelivery second = claimed(START + 5_000);
        assertEquals("the first", second.body());
        assertEquals(1, second.attempts().size());
        assertEquals(500, second.attempts().get(0).statusCode());
    }

    @Test
    void twentyFailuresInARowOverAnHourPauseAndEnablingResumes() {
        aTaskEnds(TaskStatus.SUCCESS);
        long now = START;
        for (int i = 1; i <= 25; i++) {
            settle(claimed(now), 500, again(now + 60_000), now);
            now += 60_000;
        }
        assertEquals(25, endpoint().failuresInRow());
        assertNull(endpoint().pausedAt(), "25 failures, but within 24 minutes");
        now = START + Duration.ofHours(1).toMillis();
        settle(claimed(now), 500, again(now + 60_000), now);
        assertEquals(now, endpoint().pausedAt());
        assertEquals("failures", endpoint().pauseReason());
        assertEquals(List.of(), sending.due(now + 60_000, EACH, EACH_USER), "pending deliveries wait");
        aTaskEnds(TaskStatus.SUCCESS);
        endpoints.resume(endpoint, "u");
        assertEquals(2, sending.due(now + 60_000, EACH, EACH_USER).size(), "later deliveries too");
        assertEquals(0, endpoint().failuresInRow());
    }

    @Test
    void aSuccessInBetweenRestartsTheCount() {
        aTaskEnds(TaskStatus.SUCCESS);
        aTaskEnds(TaskStatus.SUCCESS);
        settle(claimed(START), 500, again(START + 7_200_000), START);
        settle(claimed(START), 200, new Decision(Verdict.DELIVERED, null, false), START);
        assertEquals(0, endpoint().failuresInRow());
        for (int i = 0; i < 19; i++) {
            long now = START + 7_200_000 + i;
            settle(claimed(now), 500, again(now + 1), now);
        }
        assertEquals(19, endpoint().failuresInRow());
        assertNull(endpoint().pausedAt());
    }

    @Test
    void goneFailsTheDeliveryAndPausesAtOnce() {
        aTaskEnds(TaskStatus.SUCCESS);
        settle(claimed(START), 410, new Decision(Verdict.FAILED, null, true), START);
        assertEquals("gone", endpoint().pauseReason());
        assertEquals(1, endpoint().failuresInRow());
    }

    @Test
    void aDisabledEndpointRecordsNothing() {
        Endpoint on = endpoint();
        endpoints.change(new Endpoint(
                on.id(), "u", on.url(), on.events(), on.include(), null, false, null, null, 0, null, on.createdAt()));
        aTaskEnds(TaskStatus.SUCCESS);
        endpoints.change(on);
        assertEquals(List.of(), sending.due(START, EACH, EACH_USER));
    }
}
