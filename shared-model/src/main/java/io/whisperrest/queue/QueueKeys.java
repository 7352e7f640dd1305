package io.whisperrest.queue;

/** Every Redis key of the queue protocol. They share one hash tag and so one cluster slot. Their meanings: docs/queue.md. */
public final class QueueKeys {
    public static final String PREFIX = "{stt}:";

    /** Begins the keys of all waiting lists. */
    static final String WAITING = PREFIX + "wait:";

    private QueueKeys() {}

    static String waiting(Lane lane, String model) {
        return WAITING + lane.word() + ":" + model;
    }

    static String quarantine(String model) {
        return PREFIX + "suspect:" + model;
    }

    static String running(String model) {
        return PREFIX + "running:" + model;
    }

    static String dead() {
        return PREFIX + "dead";
    }

    static String held(String worker) {
        return PREFIX + "proc:" + worker;
    }

    static String lease() {
        return PREFIX + "lease";
    }

    static String delayed() {
        return PREFIX + "delayed";
    }

    static String workers() {
        return PREFIX + "workers";
    }

    static String cancel() {
        return PREFIX + "cancel";
    }

    static String task(String id) {
        return PREFIX + "task:" + id;
    }

    static String wakeup(String model) {
        return PREFIX + "wakeup:" + model;
    }

    static String epoch() {
        return PREFIX + "epoch";
    }
}
