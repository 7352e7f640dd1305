package io.whisperrest.api.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Uses the host's own resolver. A lookup cannot be cancelled, so it runs on a thread that may stay blocked. One owner can hold only a
 * few of these threads, so names that never resolve do not slow down other users.
 */
public final class SystemResolver implements Resolver {
    private static final int MAX_THREADS = 64;
    /** As many as the relay sends for one user at a time. */
    static final int MAX_OF_AN_OWNER = 8;

    private static final long TIMEOUT_MS = 5_000;

    private final Lookup lookup;
    private final Map<String, Integer> asking = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "resolver");
                thread.setDaemon(true);
                return thread;
            });

    public SystemResolver() {
        this(InetAddress::getAllByName);
    }

    SystemResolver(Lookup lookup) {
        this.lookup = lookup;
    }

    /** A lookup that blocks for as long as the resolver takes. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Override
    public List<InetAddress> resolve(String host, String owner) throws UnknownHostException {
        if (asking.merge(owner, 1, Integer::sum) > MAX_OF_AN_OWNER) {
            release(owner);
            throw new UnknownHostException(host);
        }
        try {
            return ask(host, owner).get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private Future<List<InetAddress>> ask(String host, String owner) throws UnknownHostException {
        try {
            return threads.submit(() -> {
                try {
                    return List.of(lookup.addresses(host));
                } finally {
                    release(owner);
                }
            });
        } catch (RejectedExecutionException e) {
            release(owner);
            throw unknown(host, e);
        }
    }

    private void release(String owner) {
        asking.computeIfPresent(owner, (id, count) -> count == 1 ? null : count - 1);
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
