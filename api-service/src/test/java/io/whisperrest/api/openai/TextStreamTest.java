package io.whisperrest.api.openai;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.account.Grant;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events of {@code stream=true} as bytes. */
@ApiTest
class TextStreamTest {
    private static final AudioFields.Answer JSON = new AudioFields.Answer("json", true, false, true, false);

    @Inject
    TextStream streams;

    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    private List<String> events(String task) {
        AtomicInteger released = new AtomicInteger();
        String text = streams.of(
                        task, new Grant(account.id(), null, null, null), JSON, released::incrementAndGet, () -> false)
                .collect()
                .with(Collectors.joining())
                .await()
                .atMost(Duration.ofSeconds(20));
        await().atMost(Duration.ofSeconds(20)).until(() -> released.get() == 1);
        assertTrue(text.endsWith("\n\n"), text);
        return text.lines()
                .filter(line -> !line.startsWith(":") && !line.isEmpty())
                .toList();
    }

    @Test
    void eachEventIsNamedByTheTypeInItsData() {
        String task = RecognisedTask.of(account, database, "a.wav", "Good morning.", "How are you?");
        List<String> lines = events(task);
        assertEquals("event: transcript.text.delta", lines.get(0));
        assertEquals("data: {\"type\":\"transcript.text.delta\",\"delta\":\"Good morning.\"}", lines.get(1));
        assertEquals("event: transcript.text.delta", lines.get(2));
        assertEquals("event: transcript.text.done", lines.get(4));
        assertTrue(lines.get(5)
                .startsWith("data: {\"type\":\"transcript.text.done\",\"text\":\"Good morning. How are you?\""));
        assertEquals(6, lines.size());
    }

    @Test
    void aFailureIsAnErrorEvent() {
        String task = RecognisedTask.made(account, "a.wav");
        database.write(
                handle -> handle.execute("UPDATE task SET status = 'CANCELLED', finished_at = 1 WHERE id = ?", task));
        List<String> lines = events(task);
        assertEquals("event: error", lines.get(0));
        assertTrue(lines.get(1).startsWith("data: {\"error\":{"), lines.get(1));
    }
}
