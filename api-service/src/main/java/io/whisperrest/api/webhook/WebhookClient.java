package io.whisperrest.api.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import io.whisperrest.api.address.Target;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends one POST to a checked address; the name is used only for SNI, {@code Host} and certificate validation. No redirects, no proxy,
 * one connection per call. Reads at most 64 KiB of the response and stores none of it.
 */
final class WebhookClient {
    private static final int CONNECT_MS = 5_000;
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final int MAX_CALLS = 256; // per receiver; the relay uses far fewer

    private final HttpClient http;

    /** @param trust null = the JDK's certificate authorities */
    WebhookClient(Vertx vertx, TrustOptions trust) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MAX_CALLS)
                .setConnectTimeout(CONNECT_MS)
                .setSslHandshakeTimeout(CONNECT_MS)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setVerifyHost(true);
        if (trust != null) {
            options.setTrustOptions(trust);
        }
        this.http = vertx.createHttpClient(options);
    }

    /**
     * Blocks, so never call it on the event loop.
     *
     * @param limit for the whole call, from connecting to the last byte read
     */
    Answer post(Target target, Map<String, String> headers, String body, Duration limit, Clock clock) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        Call call = new Call();
        http.request(options(target, headers))
                .compose(request -> call.send(request, Buffer.buffer(body)))
                .onSuccess(call::read)
                .onFailure(call.over::completeExceptionally);
        Attempt.Failure failure = null;
        try {
            call.over.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            failure = Attempt.Failure.TIMEOUT;
        } catch (ExecutionException e) {
            failure = failure(e.getCause(), call.request != null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = Attempt.Failure.TIMEOUT;
        } finally {
            call.close();
        }
        long tookMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
        HttpClientResponse answer = call.response;
        if (answer == null) {
            return new Answer(
                    Attempt.failed(failure == null ? Attempt.Failure.BROKEN_ANSWER : failure, at, tookMs), null);
        }
        Attempt attempt = new Attempt(at, answer.statusCode(), tookMs, null);
        return new Answer(attempt, RetryAfter.read(answer.getHeader("Retry-After"), clock.instant()));
    }

    private static RequestOptions options(Target target, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(numeric(target.address()))
                .setHost(target.host())
                .setPort(target.address().getPort())
                .setSsl(target.encrypted())
                .setURI(target.path())
                .setFollowRedirects(false)
                .putHeader("Host", target.authority());
        headers.forEach(options::putHeader);
        return options;
    }

    /** A literal address without its name, because a remembered name might be resolved again. */
    private static SocketAddress numeric(InetSocketAddress address) {
        return SocketAddress.inetSocketAddress(
                address.getPort(), address.getAddress().getHostAddress());
    }

    private static Attempt.Failure failure(Throwable e, boolean connected) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return Attempt.Failure.TLS_FAILED;
            }
        }
        return connected ? Attempt.Failure.BROKEN_ANSWER : Attempt.Failure.CONNECTION_FAILED;
    }

    /** A request in flight. The status decides as soon as it arrives; the body is discarded up to a limit. */
    private static final class Call {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private volatile HttpClientRequest request;
        private volatile HttpClientResponse response;
        private int read;
        private boolean closed;

        synchronized Future<HttpClientResponse> send(HttpClientRequest ready, Buffer body) {
            request = ready;
            ready.connection().exceptionHandler(over::completeExceptionally); // keeps malformed data out of the log
            if (closed) {
                close();
                return Future.failedFuture("connected too late");
            }
            return ready.send(body);
        }

        void read(HttpClientResponse answer) {
            response = answer;
            answer.handler(bytes -> {
                read += bytes.length();
                if (read >= MAX_ANSWER_BYTES) {
                    over.complete(null);
                    close();
                }
            });
            answer.endHandler(end -> over.complete(null));
            answer.exceptionHandler(over::completeExceptionally);
        }

        synchronized void close() {
            closed = true;
            if (request != null) {
                request.connection().close();
            }
        }
    }
}
