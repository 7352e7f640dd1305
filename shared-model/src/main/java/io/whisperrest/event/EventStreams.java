package io.whisperrest.event;

import io.whisperrest.queue.QueueKeys;
import java.time.Duration;

/** The Redis streams of the events, one a user. Their size is bounded, and a quiet one goes. */
final class EventStreams {
    /** Entries of one stream; Redis may keep a few more. */
    static final int MAX_ENTRIES = 1000;
    /** Time after the last event of a user. */
    static final Duration KEPT = Duration.ofHours(1);

    private static final String PREFIX = QueueKeys.PREFIX + "events:";

    private EventStreams() {}

    static String key(String userId) {
        return PREFIX + userId;
    }

    static String user(String key) {
        return key.substring(PREFIX.length());
    }
}
