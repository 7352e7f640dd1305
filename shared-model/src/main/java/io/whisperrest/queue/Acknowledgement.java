package io.whisperrest.queue;

import java.time.Duration;

/**
 * How a worker gives up an item.
 *
 * @param verb the verb for Redis
 * @param delay time until the retry is due; zero for the other verbs
 * @param list for a release: the list that the item returns to, at its head
 */
public record Acknowledgement(Verb verb, Duration delay, ReleaseTo list) {

    public enum Verb {
        ACK,
        RETRY,
        RELEASE
    }

    public enum ReleaseTo {
        OWN_LANE,
        QUARANTINE
    }

    /** Done: removes the item. */
    public static Acknowledgement done() {
        return new Acknowledgement(Verb.ACK, Duration.ZERO, ReleaseTo.OWN_LANE);
    }

    /** Counts one failed attempt; due again after the delay. */
    public static Acknowledgement retry(Duration delay) {
        return new Acknowledgement(Verb.RETRY, delay, ReleaseTo.OWN_LANE);
    }

    /** Back to the head of its lane; no counter changes. */
    public static Acknowledgement release() {
        return new Acknowledgement(Verb.RELEASE, Duration.ZERO, ReleaseTo.OWN_LANE);
    }

    /** Back to the head of the quarantine lane, to be run alone by an idle worker. */
    public static Acknowledgement releaseToQuarantine() {
        return new Acknowledgement(Verb.RELEASE, Duration.ZERO, ReleaseTo.QUARANTINE);
    }
}
