package io.whisperrest.system.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.backup.BackUp;
import io.whisperrest.api.backup.Restore;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import io.whisperrest.testing.OnSqlite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup made while tasks arrive and run, and a new installation restored from it. */
@Tag("slow")
@OnSqlite
class RestoreTest {
    private static final int BEFORE = 10;
    private static final int DURING = 5;

    @TempDir
    private Path directory;

    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    @Test
    void tasksAcceptedBeforeTheBackupAreCompletedAfterItsRestore() throws IOException, InterruptedException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        Client client;
        List<String> before;
        Path copy;
        try (Stack stack = new Stack(first)) {
            ServiceProcess api = stack.startApi();
            stack.startWorker();
            client = stack.client("restored");
            Thread load = load(client);
            awaitAcknowledged(BEFORE);
            before = new ArrayList<>(acknowledged);
            copy = backUp(first);
            awaitAcknowledged(before.size() + DURING);
            stopped.set(true);
            load.join();
            api.kill9();
        }
        long begin = System.nanoTime();
        restore(copy, second);
        copyFolder(first, second, "audio");
        copyFolder(first, second, "keys");
        try (Stack stack = new Stack(second)) {
            stack.startApi();
            System.out.println("backup: " + Files.size(copy) / 1024 + " KiB restored and served after "
                    + (System.nanoTime() - begin) / 1_000_000 + " ms; " + before.size() + " tasks before the copy");
            stack.startWorker();
            assertEquals(
                    401,
                    client.at(stack.url()).call("GET", "/api/tasks", "").statusCode(),
                    "a session from before the backup");
            Client later = stack.knownClient("restored");
            for (String id : before) {
                assertEquals("success", later.awaitEnd(id).path("status").asText(), id);
            }
        }
    }

    private Thread load(Client client) {
        Thread load = new Thread(() -> {
            while (!stopped.get()) {
                acknowledged.add(client.transcribe(Project.sample(), "en"));
            }
        });
        load.setDaemon(true);
        load.start();
        return load;
    }

    private void awaitAcknowledged(int tasks) {
        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() >= tasks);
    }

    private static Path backUp(Path data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(0, BackUp.run(new String[] {data.toString()}, new PrintStream(out), System.err));
        return Path.of(out.toString(StandardCharsets.UTF_8).strip());
    }

    private static void restore(Path copy, Path data) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        assertEquals(0, Restore.run(new String[] {copy.toString(), data.toString()}, nowhere, System.err));
    }

    private static void copyFolder(Path from, Path to, String name) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve(name))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        assertTrue(Files.isDirectory(to.resolve(name)));
    }
}
