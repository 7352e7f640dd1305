package io.whisperrest.api.task;

/**
 * Estimates the remaining time of a running task. The task's own speed decides in the end, but the first window includes one-time
 * startup costs. Until enough audio is done, the speed measured on other tasks damps the estimate.
 */
final class RemainingTime {
    /** Weight of the workers' measured speed, as an amount of audio; chosen: about ten windows. */
    private static final long WEIGHT_MS = 300_000;
    /** Without a measured speed there is no estimate before this much is done: three windows. */
    private static final long MIN_DONE_MS = 84_000;

    private RemainingTime() {}

    /**
     * @param spentMs time spent on {@code doneMs} of audio
     * @param workersSpeed seconds of audio per second of work; 0 = not measured yet
     * @return null while it is unknown
     */
    static Long seconds(long leftMs, long doneMs, long spentMs, double workersSpeed) {
        if (workersSpeed <= 0 && doneMs < MIN_DONE_MS) {
            return null;
        }
        double weight = workersSpeed > 0 ? WEIGHT_MS : 0;
        double ofWorkers = workersSpeed > 0 ? weight / workersSpeed : 0;
        return (long) Math.ceil(leftMs * (ofWorkers + spentMs) / (weight + doneMs) / 1000);
    }
}
