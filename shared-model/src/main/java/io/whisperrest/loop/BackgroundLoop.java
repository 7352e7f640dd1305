package io.whisperrest.loop;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Repeats a step on one named daemon thread:
 *
 * <ol>
 *   <li>Run the step.
 *   <li>After a success, wait for the interval or for {@link #wake()}. Several wakes during a step count as one.
 *   <li>After a failure, wait for the retry interval; a wake does not shorten it.
 * </ol>
 *
 * No failure ends the loop, not even an {@link Error}: a thread that dies silently would leave its work undone until a restart.
 * Expected outages are logged at debug level, any other failure as an error, and a repeated one once in ten minutes. Thread-safe;
 * configure it before {@link #start()}.
 */
public final class BackgroundLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(2);
    private static final double MIN_JITTER = 0.9;

    private final String name;
    private final TimedStep step;
    private final LoopTimer timer;
    private final RepeatedFailures failures;
    private final Thread thread;
    private Duration initialDelay = Duration.ZERO;
    private Duration retryInterval;
    private boolean fixedRate;
    private boolean jitter;
    private Set<Class<?>> expected = Set.of();
    private String failureMessage;

    /** Waits for {@code interval} after every step, whether it failed or not. */
    public BackgroundLoop(String name, Duration interval, Step step) {
        this(name, interval, constant(interval, step), new LoopTimer());
    }

    /** @param retryInterval wait after a step that failed and therefore returned no interval */
    public static BackgroundLoop timedByStep(String name, Duration retryInterval, TimedStep step) {
        return new BackgroundLoop(name, retryInterval, step, new LoopTimer());
    }

    BackgroundLoop(String name, Duration retryInterval, TimedStep step, LoopTimer timer) {
        this.name = name;
        this.retryInterval = retryInterval;
        this.step = step;
        this.timer = timer;
        this.failures = new RepeatedFailures(timer::nanos);
        this.failureMessage = "unexpected error in the " + name + " loop, continuing";
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** A step of a loop with a constant interval. */
    public interface Step {
        void run() throws Exception;
    }

    /** A step that returns the wait until the next one; zero runs it again at once. */
    public interface TimedStep {
        Duration run() throws Exception;
    }

    static TimedStep constant(Duration interval, Step step) {
        return () -> {
            step.run();
            return interval;
        };
    }

    /** Delays the first step, which otherwise runs at once. */
    public BackgroundLoop withInitialDelay(Duration delay) {
        initialDelay = delay;
        return this;
    }

    public BackgroundLoop withRetryInterval(Duration interval) {
        retryInterval = interval;
        return this;
    }

    /** Measures intervals from the start of a step, so that a slow step does not delay the next one. Missed steps are not repeated. */
    public BackgroundLoop atFixedRate() {
        fixedRate = true;
        return this;
    }

    /** Shortens each wait by up to 10 % at random, so that processes that started together do not run at the same moments. */
    public BackgroundLoop withJitter() {
        jitter = true;
        return this;
    }

    /** Exceptions that report an outage of another system, not an error in this process. */
    public BackgroundLoop expecting(Class<?>... outages) {
        expected = Set.of(outages);
        return this;
    }

    /** The log message of unexpected failures. */
    public BackgroundLoop withFailureMessage(String message) {
        failureMessage = message;
        return this;
    }

    /** Has no effect after {@link #stop()}. */
    public synchronized BackgroundLoop start() {
        if (!timer.isStopped()) {
            thread.start();
        }
        return this;
    }

    /** Runs the next step now, or directly after the running one. */
    public void wake() {
        timer.wake();
    }

    /** Starts no further step and lets a running one finish, without waiting for it. */
    public synchronized void stop() {
        timer.stop();
    }

    /** Stops the loop, interrupts a running step, and waits up to two seconds for it to end. */
    @Override
    public void close() {
        interrupt();
        join();
    }

    /** Closes several loops; interrupts all of them before it waits for the first. */
    public static void closeAll(Collection<BackgroundLoop> loops) {
        loops.forEach(BackgroundLoop::interrupt);
        loops.forEach(BackgroundLoop::join);
    }

    private void interrupt() {
        stop();
        thread.interrupt();
    }

    private void join() {
        try {
            thread.join(JOIN_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean begun = false;
        while (!timer.isStopped()) {
            try {
                if (begun) {
                    runStep();
                } else {
                    begun = true;
                    timer.await(jittered(initialDelay));
                }
            } catch (InterruptedException e) {
                continue; // closed, or else a stray interrupt: the next step runs early
            } catch (RuntimeException | Error e) {
                report(e); // in the loop itself, for example out of memory
            }
        }
    }

    private void runStep() throws InterruptedException {
        timer.forgetWakes();
        long begin = timer.nanos();
        Duration interval = null;
        try {
            interval = step.run();
        } catch (Exception | Error e) {
            report(e);
        }
        if (interval == null) {
            timer.sleep(remaining(retryInterval, begin));
        } else {
            timer.await(remaining(interval, begin));
        }
    }

    private Duration remaining(Duration interval, long begin) {
        Duration wait = jittered(interval);
        return fixedRate ? wait.minusNanos(timer.nanos() - begin) : wait;
    }

    private Duration jittered(Duration wait) {
        return jitter
                ? Duration.ofNanos(
                        (long) (wait.toNanos() * ThreadLocalRandom.current().nextDouble(MIN_JITTER, 1.0)))
                : wait;
    }

    /** Never throws: without memory even logging can fail, and a later step may still succeed. */
    private void report(Throwable failure) {
        try {
            if (timer.isStopped() || isExpected(failure)) {
                LOG.debugf("%s postponed: %s", name, failure);
            } else if (failures.isNew(failure)) {
                LOG.error(failureMessage, failure);
            }
        } catch (RuntimeException | Error e) {
            return;
        }
    }

    private boolean isExpected(Throwable failure) {
        return expected.stream().anyMatch(outage -> outage.isInstance(failure));
    }
}
