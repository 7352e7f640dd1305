package io.whisperrest.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.webhook.Receiver;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user may have only so many of: calls that arrive at the same time cannot get past the limit together. */
@ApiTest
@QuarkusTestResource(Receiver.class)
class CountLimitsTest {
    private static final int MORE = 12;

    private final ExecutorService callers = Executors.newFixedThreadPool(16);
    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    private RequestSpecification json(String body) {
        return account.request().contentType(ContentType.JSON).body(body);
    }

    private void createsExactly(int limit, IntSupplier call) throws InterruptedException, ExecutionException {
        List<Future<Integer>> all = IntStream.range(0, limit + MORE)
                .mapToObj(i -> callers.submit(call::getAsInt))
                .toList();
        int created = 0;
        for (Future<Integer> each : all) {
            created += each.get() == 201 ? 1 : 0;
        }
        assertEquals(limit, created);
    }

    @Test
    void fiftyKeys() throws Exception {
        createsExactly(
                50,
                () -> json("{\"name\":\"k\",\"scopes\":[\"tasks:read\"]}")
                        .post("/api/keys")
                        .statusCode());
    }

    @Test
    void tenWebhooks() throws Exception {
        String body = "{\"url\":\"" + Receiver.url("/a") + "\",\"events\":[\"task.failed\"]}";
        createsExactly(10, () -> json(body).post("/api/webhooks").statusCode());
    }

    @Test
    void twentyLinksOfATask() throws Exception {
        String task = RecognisedTask.made(account, "shared.wav");
        createsExactly(
                20, () -> json("{}").post("/api/tasks/" + task + "/shares").statusCode());
    }

    @Test
    void twentyUnfinishedUploads() throws Exception {
        createsExactly(
                20,
                () -> account.request()
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", "100")
                        .post("/api/uploads")
                        .statusCode());
    }
}
