package io.whisperrest.worker.task;

/** A pause of a thread that is ours: an interrupt ends it early and stays visible. */
final class Sleep {
    private Sleep() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
