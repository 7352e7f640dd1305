package io.whisperrest.queue;

import java.time.Duration;

/**
 * How a worker gives an item back.
 *
 * @param verb what Redis is told
 * @param delay time until a retry is due; zero otherwise
 * @param list for a release: where the item goes, at the head of the line
 */
public record Finish(Verb verb, Duration delay, ReleaseTo list) {

    public enum Verb {
        ACK,
        RETRY,
        RELEASE
    }

    public enum ReleaseTo {
        OWN_LANE,
        SUSPECT
    }

    /** Forget the item. */
    public static Finish ack() {
        return new Finish(Verb.ACK, Duration.ZERO, ReleaseTo.OWN_LANE);
    }

    /** One error more; due again after the delay. */
    public static Finish retry(Duration delay) {
        return new Finish(Verb.RETRY, delay, ReleaseTo.OWN_LANE);
    }

    /** Head of its lane, no counter changes. */
    public static Finish release() {
        return new Finish(Verb.RELEASE, Duration.ZERO, ReleaseTo.OWN_LANE);
    }

    /** Head of the suspect lane: to be run alone by an idle worker. */
    public static Finish releaseToSuspect() {
        return new Finish(Verb.RELEASE, Duration.ZERO, ReleaseTo.SUSPECT);
    }
}
