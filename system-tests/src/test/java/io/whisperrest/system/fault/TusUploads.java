package io.whisperrest.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The single calls of the tus protocol, for sequences that no real client would send. */
record TusUploads(String base, String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Creates an upload. Returns its path. */
    String begin(long length) {
        return call(request("/api/uploads")
                        .header("Upload-Length", Long.toString(length))
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** Sends the whole upload as one chunk, begun but not finished. */
    OpenChunk open(String path, int length) {
        try {
            return new OpenChunk(base, path, token, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long offset(String path) {
        return call(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                .headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow();
    }

    int delete(String path) {
        return call(request(path).DELETE()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0");
    }

    private static HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
