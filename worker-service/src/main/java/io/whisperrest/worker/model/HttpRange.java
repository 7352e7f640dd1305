package io.whisperrest.worker.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Response to a request for the rest of a file from byte N on (RFC 9110 §14). Follows redirects that keep the scheme. */
final class HttpRange implements AutoCloseable {
    private static final int PARTIAL = HttpURLConnection.HTTP_PARTIAL;
    private static final int NOT_SATISFIABLE = 416;

    private final HttpURLConnection connection;
    private final int status;

    /** @param silence longest wait for the connection, and for each further byte */
    HttpRange(URI source, long from, Duration silence) throws IOException {
        this.connection = (HttpURLConnection) source.toURL().openConnection();
        connection.setConnectTimeout((int) silence.toMillis());
        connection.setReadTimeout((int) silence.toMillis());
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (from > 0) {
            connection.setRequestProperty("Range", "bytes=" + from + "-");
        }
        this.status = connection.getResponseCode();
    }

    boolean isWhole() {
        return status == HttpURLConnection.HTTP_OK;
    }

    /** True when the server continues exactly at this byte. */
    boolean continuesAt(long from) {
        String range = connection.getHeaderField("Content-Range");
        return status == PARTIAL && range != null && range.startsWith("bytes " + from + "-");
    }

    /** True when nothing is left or the part does not belong to this file, so the download must start over. */
    boolean isOutOfRange() {
        return status == NOT_SATISFIABLE || status == PARTIAL;
    }

    /** True for temporary errors, such as overload or a gateway's error. */
    boolean mayPass() {
        return status == 429 || status == 408 || status >= 500;
    }

    int status() {
        return status;
    }

    InputStream body() throws IOException {
        return connection.getInputStream();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
