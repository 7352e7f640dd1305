package io.whisperrest.api.testing;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Reads an event stream in its own thread, according to the specification of server-sent events. */
public final class EventReader implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    /** One event; id and retry are null when absent. */
    public record Event(String id, String name, String data, String retry) {}

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        Thread thread = new Thread(this::read, "event-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param lastEventId null = none */
    public static EventReader open(TestAccount account, String query, String lastEventId) {
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", "Bearer " + account.token()));
        if (lastEventId != null) {
            headers.put("Last-Event-ID", lastEventId);
        }
        return open(query, headers);
    }

    /** Authenticated by these headers. */
    public static EventReader open(Map<String, String> headers) {
        return open("", headers);
    }

    private static EventReader open(String query, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/events" + query));
        headers.forEach(request::header);
        try {
            return new EventReader(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public List<Event> events() {
        return events;
    }

    public List<Event> named(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    /** Waits until that many events with this name have arrived. */
    public List<Event> await(String name, int count) {
        Awaitility.await("events " + name)
                .atMost(Duration.ofSeconds(20))
                .until(() -> named(name).size() >= count);
        return named(name);
    }

    public boolean hasEnded() {
        return ended;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = null;
            String name = "message";
            String data = "";
            String retry = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String value = line.replaceFirst("^[a-z]*: ?", "");
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(id, name, data, retry));
                    }
                    id = null;
                    name = "message";
                    data = "";
                    retry = null;
                } else if (line.startsWith("id:")) {
                    id = value;
                } else if (line.startsWith("event:")) {
                    name = value;
                } else if (line.startsWith("data:")) {
                    data += value;
                } else if (line.startsWith("retry:")) {
                    retry = value;
                }
            }
        } catch (IOException e) {
            // the connection broke, which some tests intend
        }
        ended = true;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
