package io.whisperrest.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.audio.s3.S3AudioStore;
import io.whisperrest.disk.DiskFull;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.testing.CuttingRelay;
import io.whisperrest.testing.FailingRelay;
import io.whisperrest.testing.OnS3;
import io.whisperrest.testing.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnS3
class S3AudioStoreTest extends AudioStoreContract {
    private final S3Server server = S3Server.shared();
    private final String bucket = server.newBucket();

    @TempDir
    private Path tmp;

    private S3AudioStore open(URI endpoint) {
        return new S3AudioStore(
                "s3://" + bucket + "/some/prefix", S3Server.config(endpoint), tmp, new DiskSpace(tmp, 0));
    }

    @Override
    AudioStore create() {
        return open(server.endpoint());
    }

    @Override
    long left() throws IOException {
        return server.objects(bucket);
    }

    @AfterEach
    void leavesNoLocalFileBehind() throws IOException {
        store.close();
        try (Stream<Path> files = Files.walk(tmp)) {
            assertEquals(List.of(tmp, tmp.resolve("copies.lock")), files.toList());
        }
    }

    @Test
    void everythingIsBelowThePrefix() throws IOException {
        keep(BYTES);
        assertTrue(server.holds(bucket, "some/prefix/audio"));
    }

    @Test
    void aLinkGivesTheBytesToAnyoneWhoHasIt() throws Exception {
        String key = keep(BYTES);
        URI link = store.open(key)
                .link("audio/ogg", "attachment; filename=\"a.ogg\"")
                .orElseThrow();
        HttpResponse<byte[]> whole = get(link, "bytes=0-");
        assertArrayEquals(BYTES, whole.body());
        assertEquals("audio/ogg", whole.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"a.ogg\"",
                whole.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(1, get(link, "bytes=0-0").body().length);
        assertEquals(
                403,
                get(URI.create(link.toString().replaceFirst("/audio/", "/audio/x")), "bytes=0-")
                        .statusCode());
    }

    private static HttpResponse<byte[]> get(URI link, String range) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(link).header("Range", range).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void oneFetchedFileServesAllWhoNeedItAtATime() throws IOException {
        String key = keep(BYTES);
        AudioStore.LocalCopy first = store.open(key).local(() -> false);
        AudioStore.LocalCopy second = store.open(key).local(() -> false);
        assertEquals(first.file(), second.file());
        first.close();
        first.close();
        assertArrayEquals(BYTES, Files.readAllBytes(second.file()));
        second.close();
        assertTrue(Files.notExists(second.file()));
    }

    @Test
    void fetchesNothingThatTheDiskCannotTake() throws IOException {
        String key = keep(BYTES);
        try (AudioStore full = new S3AudioStore(
                "s3://" + bucket + "/some/prefix", server.config(), tmp, new DiskSpace(tmp, Long.MAX_VALUE / 2))) {
            assertThrows(DiskFull.class, () -> full.open(key).local(() -> false));
        }
    }

    @Test
    void fetchingEndsWhenItIsNoLongerWanted() throws IOException {
        String key = keep(BYTES);
        assertThrows(CancellationException.class, () -> store.open(key).local(() -> true));
    }

    @Test
    void belongsToTheFirstInstallationThatUsesIt() throws IOException {
        store.requireOwner("one");
        store.requireOwner("one");
        IllegalStateException rejection = assertThrows(IllegalStateException.class, () -> store.requireOwner("two"));
        assertTrue(rejection.getMessage().contains("name another prefix"), rejection.getMessage());
    }

    @Test
    void aMissingBucketIsNoMissingRecording() throws IOException {
        try (AudioStore lost = new S3AudioStore("s3://no-" + bucket, server.config(), tmp, new DiskSpace(tmp, 0))) {
            assertThrows(
                    AudioStoreUnavailable.class,
                    () -> lost.open(UUID.randomUUID().toString()));
        }
    }

    @Test
    void audioErasedWhileItIsReadIsMissing() throws IOException {
        String key = keep(BYTES);
        AudioStore.Kept kept = store.open(key);
        store.erase(key);
        assertThrows(NoSuchFileException.class, () -> read(kept));
    }

    @Test
    void aReadThatIsCutOffContinuesWhereItWas() throws IOException {
        byte[] large = new byte[3 << 20];
        new Random(2).nextBytes(large);
        String key = keep(large);
        try (CuttingRelay relay = CuttingRelay.to(server.port(), 1 << 20);
                AudioStore cut = open(relay.endpoint())) {
            assertArrayEquals(large, read(cut.open(key)));
            assertTrue(relay.cuts() > 2);
        }
    }

    @Test
    void aServerThatIsOverloadedForAMomentIsAskedAgain() throws IOException {
        String key = keep(BYTES);
        try (FailingRelay relay = FailingRelay.to(server.port(), 2, 503, "SlowDown");
                AudioStore busy = open(relay.endpoint())) {
            assertArrayEquals(BYTES, read(busy.open(key)));
            assertEquals(2, relay.failed());
        }
    }

    @Test
    void aServerThatStaysOverloadedIsNoFaultOfTheAudio() throws IOException {
        String key = keep(BYTES);
        try (FailingRelay relay = FailingRelay.to(server.port(), Integer.MAX_VALUE, 503, "SlowDown");
                AudioStore busy = open(relay.endpoint())) {
            assertThrows(AudioStoreUnavailable.class, () -> busy.open(key));
            assertThrows(AudioStoreUnavailable.class, () -> {
                try (AudioStore.Incoming incoming =
                        busy.receive(UUID.randomUUID().toString(), 0)) {
                    incoming.write(BYTES, 0, BYTES.length);
                    incoming.keep();
                }
            });
        }
        assertArrayEquals(BYTES, read(store.open(key)), "nothing was lost");
    }

    @Test
    void aStartNamesClocksThatDiffer() throws IOException {
        try (FailingRelay relay = FailingRelay.to(server.port(), Integer.MAX_VALUE, 403, "RequestTimeTooSkewed")) {
            assertTrue(rejection("s3://" + bucket, relay.endpoint()).contains("set them by NTP"));
        }
    }

    @Test
    void anAbsentServerIsNoFaultOfTheAudio() throws IOException {
        try (S3Server own = S3Server.start();
                AudioStore away =
                        new S3AudioStore("s3://" + own.newBucket(), own.config(), tmp, new DiskSpace(tmp, 0))) {
            String key = keep(BYTES);
            own.stop();
            assertThrows(AudioStoreUnavailable.class, () -> away.open(key));
            assertThrows(AudioStoreUnavailable.class, () -> away.erase(key));
            own.restart();
            assertThrows(NoSuchFileException.class, () -> away.open(key));
        }
    }

    @Test
    void aStartSaysWhatToCorrect() {
        assertTrue(rejection("s3://no-such-" + bucket, server.endpoint()).contains("does not exist: create it"));
        assertTrue(rejection("s3://" + bucket, URI.create("http://127.0.0.1:1")).contains("check S3_ENDPOINT"));
        assertTrue(rejection("https://example.org/x", server.endpoint()).contains("s3://bucket/prefix"));
        String secret = System.setProperty("aws.secretAccessKey", "wrong");
        try {
            assertTrue(rejection("s3://" + bucket, server.endpoint()).contains("does not accept our key"));
        } finally {
            System.setProperty("aws.secretAccessKey", secret);
        }
    }

    private String rejection(String url, URI endpoint) {
        IllegalStateException rejection = assertThrows(IllegalStateException.class, () -> {
            try (AudioStore wrong = new S3AudioStore(url, S3Server.config(endpoint), tmp, new DiskSpace(tmp, 0))) {
                wrong.requireUsable();
            }
        });
        assertEquals(1, rejection.getMessage().lines().count());
        return rejection.getMessage();
    }

    @Test
    void aStreamThatIsNotReadToItsEndEndsItsConnection() throws IOException {
        String key = keep(new byte[4 << 20]);
        AudioStore.Kept kept = store.open(key);
        for (int i = 0; i < 150; i++) { // more than the pool has connections
            try (InputStream in = kept.read(0, kept.bytes())) {
                assertEquals(0, in.read());
            }
        }
    }
}
