package io.whisperrest.api.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The host's own resolver. It cannot be told to hurry, so it is asked on threads that may be left waiting, not more than 16. */
public final class SystemResolver implements Resolver {
    private static final int MOST = 16;
    private static final long PATIENCE_MS = 5_000;

    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "resolver");
                thread.setDaemon(true);
                return thread;
            });

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        try {
            Future<List<InetAddress>> asked = threads.submit(() -> List.of(InetAddress.getAllByName(host)));
            return asked.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
