package io.whisperrest.api.event;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.whisperrest.api.concurrency.Permits;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.EventReader;
import io.whisperrest.api.testing.RawCall;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.RedisResource;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestBrowser;
import io.whisperrest.event.TaskEvent;
import io.whisperrest.event.TaskEventPublisher;
import io.whisperrest.model.database.Database;
import io.whisperrest.queue.TaskQueue;
import jakarta.inject.Inject;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client receives, live and after a reconnect. */
@ApiTest
class EventsResourceTest {
    @Inject
    Database database;

    @Inject
    TaskEventPublisher taskEvents;

    @Inject
    EventHub hub;

    @Inject
    Permits permits;

    @Inject
    TaskQueue queue;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private EventReader listen(String query, String lastEventId) {
        EventReader reader = EventReader.open(account, query, lastEventId);
        assertEquals(200, reader.status());
        reader.await("hello", 1);
        return reader;
    }

    private static String field(EventReader.Event event, String path) {
        return JsonPath.from(event.data()).getString(path);
    }

    @Test
    void streamsATaskFromItsStartToItsEnd() {
        try (EventReader all = listen("", null)) {
            String id = RecognisedTask.made(account, "a.wav");
            assertEquals(id, field(all.await("task.created", 1).get(0), "id"));
            RecognisedTask.commit(database, id, 0, new RecognisedTask.Line("Привет", null));
            taskEvents.publish(new TaskEvent(TaskEvent.Kind.WINDOW, account.id(), id, 0));
            EventReader.Event segments = all.await("segments", 1).get(0);
            assertEquals(id, field(segments, "taskId"));
            assertEquals("Привет", field(segments, "segments[0].text"));
            assertEquals("0", field(segments, "segments[0].id"));
            assertEquals("queued", field(all.await("task.updated", 1).get(0), "status"));
            account.request().post("/api/tasks/" + id + "/cancel").then().statusCode(200);
            assertEquals("cancelled", field(all.await("task.finished", 1).get(0), "status"));
            account.request().delete("/api/tasks/" + id).then().statusCode(200);
            assertNotNull(field(all.await("task.deleted", 1).get(0), "purgeAt"));
            account.request().post("/api/tasks/" + id + "/restore").then().statusCode(200);
            all.await("task.restored", 1);
        }
    }

    @Test
    void sendsHelloFirstAndBuffersNothing() {
        try (EventReader reader = listen("", null)) {
            EventReader.Event hello = reader.events().get(0);
            assertEquals("hello", hello.name());
            assertEquals("3000", hello.retry());
            assertNull(hello.id());
            assertNotNull(field(hello, "serverTime"));
            assertEquals("text/event-stream", reader.header("Content-Type").split(";")[0]);
            assertEquals("no-cache, no-transform", reader.header("Cache-Control"));
            assertEquals("no", reader.header("X-Accel-Buffering"));
            assertNull(reader.header("Content-Encoding"));
        }
    }

    @Test
    void reportsAReadyWorkerAndEachChangeAtOnce() {
        String worker = "worker-" + UUID.randomUUID();
        database.write(handle -> handle.execute("DELETE FROM worker"));
        queue.heartbeat(worker, List.of()); // it has a heartbeat but has not registered
        hub.lookForWorkers();
        try (EventReader reader = listen("", null)) {
            assertEquals("false", workersReady(reader));
            state(worker, "READY");
            hub.lookForWorkers();
            Awaitility.await().until(() -> workersReady(reader).equals("true"));
            state(worker, "STOPPED");
            hub.lookForWorkers();
            Awaitility.await().until(() -> workersReady(reader).equals("false"));
        }
    }

    /** The most recently sent value. */
    private static String workersReady(EventReader reader) {
        return reader.events().stream()
                .filter(event -> event.name().matches("hello|heartbeat"))
                .reduce((before, last) -> last)
                .map(event -> field(event, "workersReady"))
                .orElseThrow();
    }

    private void state(String worker, String state) {
        database.write(handle -> handle.execute(
                "INSERT INTO worker (id, slots, version, model, models, device, state, started_at)"
                        + " VALUES (?, 1, '1', 'base', '[]', 'cpu', ?, 1)"
                        + " ON CONFLICT (id) DO UPDATE SET state = excluded.state",
                worker,
                state));
    }

    @Test
    void aReconnectingClientGetsEachMissedEventOnce() {
        String last;
        try (EventReader reader = listen("", null)) {
            RecognisedTask.made(account, "a.wav");
            last = reader.await("task.created", 1).get(0).id();
        }
        List<String> made = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            made.add(RecognisedTask.made(account, n + ".wav"));
        }
        for (String query : List.of("", "?lastEventId=" + last)) {
            try (EventReader again = listen(query, query.isEmpty() ? last : null)) {
                made.add(RecognisedTask.made(account, "live.wav"));
                List<EventReader.Event> heard = again.await("task.created", made.size());
                // Two commits at the same moment may be appended in either order.
                assertEquals(
                        made.stream().sorted().toList(),
                        heard.stream().map(event -> field(event, "id")).sorted().toList());
            }
        }
    }

    @Test
    void anIdThatIsNoLongerKnownMeansReloadTheLists() {
        RecognisedTask.made(account, "a.wav");
        for (String unknown : List.of("ffffffff-12", "1-1", "99999999999999-0")) {
            try (EventReader reader = listen("", unknown)) {
                reader.await("resync", 1);
            }
        }
    }

    /** Its row is gone, but the client still shows it. */
    @Test
    void theDeletionOfAnErasedTaskIsReplayed() {
        String last;
        try (EventReader reader = listen("", null)) {
            RecognisedTask.made(account, "a.wav");
            last = reader.await("task.created", 1).get(0).id();
        }
        String erased = UUID.randomUUID().toString();
        taskEvents.publish(TaskEvent.Kind.DELETED, account.id(), erased);
        try (EventReader again = listen("", last)) {
            EventReader.Event deleted = again.await("task.deleted", 1).get(0);
            assertEquals(erased, field(deleted, "id"));
            assertNotNull(field(deleted, "purgeAt"));
        }
    }

    @Test
    void sendsNoEventsOfOtherUsersTasks() {
        TestAccount other = TestAccount.register();
        try (EventReader reader = listen("", null)) {
            RecognisedTask.made(other, "secret.wav");
            RecognisedTask.made(account, "mine.wav");
            assertEquals("mine.wav", field(reader.await("task.created", 1).get(0), "name"));
        }
        String foreign = RecognisedTask.made(other, "secret.wav");
        account.request()
                .get("/api/events?task=" + foreign)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void aStreamOfOneTaskOmitsOtherTasks() {
        String id = RecognisedTask.made(account, "a.wav");
        String other = RecognisedTask.made(account, "b.wav");
        try (EventReader reader = listen("?task=" + id, null)) {
            account.request().post("/api/tasks/" + other + "/cancel").then().statusCode(200);
            account.request().post("/api/tasks/" + id + "/cancel").then().statusCode(200);
            reader.await("task.finished", 1);
            assertEquals(
                    List.of(id),
                    reader.named("task.finished").stream()
                            .map(event -> field(event, "id"))
                            .toList());
        }
    }

    @Test
    void sendsEditsAndRenames() {
        String id = RecognisedTask.of(account, database, "a.wav", "one");
        try (EventReader reader = listen("", null)) {
            account.request()
                    .header("If-Match", "\"1\"")
                    .contentType(ContentType.JSON)
                    .body(Map.of("segments", List.of(Map.of("start", 0, "end", 1, "text", "uno"))))
                    .put("/api/tasks/" + id + "/transcript")
                    .then()
                    .statusCode(200);
            assertEquals("2", field(reader.await("transcript.updated", 1).get(0), "version"));
            account.request()
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "B"))
                    .patch("/api/tasks/" + id)
                    .then()
                    .statusCode(200);
            assertEquals("B", field(reader.await("task.updated", 1).get(0), "name"));
        }
    }

    @Test
    void rejectsASeventhStreamUntilOneIsClosed() {
        List<EventReader> open = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            open.add(listen("", null));
        }
        try (EventReader refused = EventReader.open(account, "", null)) {
            assertEquals(429, refused.status());
            assertEquals("15", refused.header("Retry-After"));
        }
        open.remove(0).close();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            try (EventReader again = EventReader.open(account, "", null)) {
                return again.status() == 200;
            }
        });
        open.forEach(EventReader::close);
    }

    /** Like a browser that leaves a page while it is still loading. */
    @Test
    void disconnectingBeforeTheFirstEventReleasesThePermit() throws Exception {
        for (int n = 0; n < 200; n++) {
            Socket call = RawCall.get(account, "/api/events");
            Thread.sleep(n % 10);
            call.close();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(0, permits.here(Permits.Kind.STREAM, account.id())));
    }

    @Test
    void aStreamEndsWhenTheUserIsDisabledOrSignedOut() {
        for (String change : List.of("disabled_at = 1", "token_version = token_version + 1")) {
            account = TestAccount.register();
            try (EventReader reader = listen("", null)) {
                hub.endRevoked();
                assertFalse(reader.hasEnded());
                database.write(
                        handle -> handle.execute("UPDATE app_user SET " + change + " WHERE id = ?", account.id()));
                hub.endRevoked();
                reader.await("session.ended", 1);
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(reader::hasEnded);
            }
        }
    }

    @Test
    void aStreamEndsWithItsSessionAndOtherStreamsContinue() {
        TestBrowser browser = TestBrowser.signedIn(account);
        try (EventReader ofTheSession = EventReader.open(Map.of("Cookie", "access=" + browser.cookie("access")));
                EventReader other = listen("", null)) {
            ofTheSession.await("hello", 1);
            hub.endRevoked();
            assertFalse(ofTheSession.hasEnded());
            browser.signOut().then().statusCode(204);
            hub.endRevoked();
            ofTheSession.await("session.ended", 1);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(ofTheSession::hasEnded);
            assertFalse(other.hasEnded());
        }
    }

    @Test
    void aStreamEndsWhenItsKeyIsRevoked() {
        JsonPath key = account.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "listener", "scopes", List.of("tasks:read")))
                .post("/api/keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        try (EventReader reader = EventReader.open(Map.of("Authorization", "Bearer " + key.getString("key")))) {
            reader.await("hello", 1);
            hub.endRevoked();
            assertFalse(reader.hasEnded());
            account.request().delete("/api/keys/" + key.getString("id")).then().statusCode(204);
            hub.endRevoked();
            reader.await("session.ended", 1);
        }
    }

    @Test
    void clientsReloadAfterRedisWasUnavailable() {
        try (EventReader reader = listen("", null)) {
            killReaders();
            reader.await("resync", 1);
            RecognisedTask.made(account, "again.wav");
            reader.await("task.created", 1);
            assertFalse(reader.hasEnded());
        }
    }

    /** A connection that is left behind would stay forever, until none is to be had. */
    @Test
    void aLostConnectionIsReplacedByOne() {
        try (EventReader reader = listen("", null)) {
            for (int n = 1; n <= 3; n++) {
                killReaders();
                reader.await("resync", n);
            }
            RecognisedTask.made(account, "a.wav");
            reader.await("task.created", 1);
            assertEquals(1, readers().size());
        }
    }

    @Test
    void continuesAfterRedisRejectedItsReads() {
        RedisResource.server().command("CONFIG", "RESETSTAT");
        RedisResource.server().command("ACL", "SETUSER", "default", "-xread");
        try (EventReader reader = listen("", null)) {
            Awaitility.await()
                    .until(() -> RedisResource.server()
                            .command("INFO", "commandstats")
                            .toString()
                            .matches("(?s).*cmdstat_xread:[^\\n]*rejected_calls=[1-9].*"));
            RedisResource.server().command("ACL", "SETUSER", "default", "+xread");
            reader.await("resync", 1);
            RecognisedTask.made(account, "b.wav");
            Awaitility.await()
                    .until(() -> reader.named("task.created").stream()
                            .anyMatch(event -> field(event, "name").equals("b.wav")));
        } finally {
            RedisResource.server().command("ACL", "SETUSER", "default", "+xread");
        }
    }

    private static void killReaders() {
        Awaitility.await().until(() -> !readers().isEmpty());
        readers().forEach(id -> RedisResource.server().command("CLIENT", "KILL", "ID", id));
    }

    /** Ids of the connections that read events. */
    private static List<String> readers() {
        return RedisResource.server()
                .command("CLIENT", "LIST")
                .toString()
                .lines()
                .filter(line -> line.contains("cmd=xread"))
                .map(line -> line.replaceFirst("^id=(\\d+) .*", "$1"))
                .toList();
    }
}
