package io.whisperrest.queue;

/** Every Redis key of the queue protocol. One hash tag, so all keys share a slot. The table of meanings: docs/queue.md. */
public final class QueueKeys {
    public static final String PREFIX = "{stt}:";
    /** Channel of live progress; not part of the queue protocol. */
    public static final String EVENTS = PREFIX + "events";

    private QueueKeys() {}

    static String waiting(Lane lane) {
        return waiting(lane.word());
    }

    static String waiting(String lane) {
        return PREFIX + "wait:" + lane;
    }

    static String suspect() {
        return PREFIX + "suspect";
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

    static String bell() {
        return PREFIX + "bell";
    }

    static String epoch() {
        return PREFIX + "epoch";
    }
}
