package io.whisperrest.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.whisperrest.audio.AudioStore;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioAnswerTest {
    private static final URI BUCKET = URI.create("https://bucket.example/audio?signature=x");

    @Test
    void sendsProgramsToTheBucket() {
        Response answer = answer(true, "GET", Map.of("Authorization", "Bearer t", "Range", "bytes=0-1"), BUCKET);
        assertEquals(307, answer.getStatus());
        assertEquals(BUCKET, answer.getLocation());
        assertEquals("no-store", answer.getHeaderString("Cache-Control"), "it is valid for 15 minutes");
    }

    @Test
    void givesPagesTheBytes() {
        Response answer = answer(true, "GET", Map.of("Authorization", "Bearer t", "Sec-Fetch-Dest", "audio"), BUCKET);
        assertEquals(200, answer.getStatus());
        assertEquals("attachment", answer.getHeaderString("Content-Disposition"));
        assertNull(answer.getLocation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Cookie", "x-api-key", "api-key", "If-Match", "If-Range"})
    void sendsNeitherBrowsersNorKeysNorOurTagsElsewhere(String header) {
        assertEquals(
                200,
                answer(true, "GET", Map.of("Authorization", "Bearer t", header, "x"), BUCKET)
                        .getStatus());
    }

    @Test
    void sendsNoOneElsewhereWithoutATokenOfTheirOwn() {
        assertEquals(200, answer(true, "GET", Map.of(), BUCKET).getStatus());
    }

    @Test
    void answersItselfWhatHasNoBody() {
        assertEquals(
                200,
                answer(true, "HEAD", Map.of("Authorization", "Bearer t"), BUCKET)
                        .getStatus());
        assertEquals(
                304,
                answer(true, "GET", Map.of("Authorization", "Bearer t", "If-None-Match", "\"tag\""), BUCKET)
                        .getStatus());
    }

    @Test
    void givesTheBytesWithoutABucketOrUnlessToldOtherwise() {
        assertEquals(
                200,
                answer(true, "GET", Map.of("Authorization", "Bearer t"), null).getStatus());
        assertEquals(
                200,
                answer(false, "GET", Map.of("Authorization", "Bearer t"), BUCKET)
                        .getStatus());
    }

    private static Response answer(boolean redirect, String method, Map<String, String> headers, URI link) {
        Request request = fake(Request.class, (name, argument) -> switch (name) {
            case "getMethod" -> method;
            case "evaluatePreconditions" -> headers.containsKey("If-None-Match") ? Response.notModified() : null;
            default -> throw new UnsupportedOperationException(name);
        });
        HttpHeaders sent = fake(HttpHeaders.class, (name, argument) -> headers.get((String) argument));
        return new AudioAnswer(() -> redirect)
                .of(new ThreeBytes(link), "audio/wav", "tag", "attachment", request, sent)
                .build();
    }

    private interface Answers {
        Object to(String method, Object argument);
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method.getName(), arguments == null ? null : arguments[0])));
    }

    private record ThreeBytes(URI address) implements AudioStore.Kept {
        @Override
        public Optional<URI> link(String mediaType, String disposition) {
            assertEquals("audio/wav attachment", mediaType + " " + disposition);
            return Optional.ofNullable(address);
        }

        @Override
        public long bytes() {
            return 3;
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public InputStream read(long from, long length) {
            return new ByteArrayInputStream(new byte[3], (int) from, (int) length);
        }

        @Override
        public AudioStore.LocalCopy local(BooleanSupplier stopped) {
            throw new UnsupportedOperationException();
        }
    }
}
