package io.whisperrest.api.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private final EventLog log = new EventLog("0a0b0c0d");

    private String append(String user, String data, long now) {
        return log.append(user, "e", "t", data, now).id();
    }

    private Optional<List<String>> after(String user, String id) {
        return log.after(user, id)
                .map(events -> events.stream().map(LiveEvent::data).toList());
    }

    @Test
    void replaysFollowingEventsInOrderToTheirUserOnly() {
        String first = append("a", "1", 0);
        append("b", "foreign", 0);
        append("a", "2", 0);
        append("a", "3", 0);
        assertEquals(Optional.of(List.of("2", "3")), after("a", first));
        assertEquals(Optional.of(List.of("foreign")), after("b", first));
        assertEquals(Optional.of(List.of()), after("nobody", first));
    }

    @Test
    void keepsAThousandEvents() {
        String first = append("a", "first", 0);
        String second = append("a", "second", 0);
        for (int n = 0; n < EventLog.MAX_EVENTS; n++) {
            append("a", Integer.toString(n), 0);
        }
        assertEquals(EventLog.MAX_EVENTS, after("a", second).orElseThrow().size());
        assertEquals(Optional.empty(), after("a", first));
    }

    @Test
    void limitsTheSizeOfOneUsersEvents() {
        String large = "x".repeat((int) EventLog.MAX_SIZE / 4);
        String first = append("a", large, 0);
        append("a", large, 0);
        append("a", large, 0);
        String fourth = append("a", large, 0);
        String last = append("a", large, 0);
        assertEquals(Optional.empty(), after("a", first));
        assertEquals(Optional.of(List.of(large)), after("a", fourth));
        assertEquals(Optional.of(List.of()), after("a", last));
    }

    @Test
    void dropsTheLargestUserWhenTheTotalIsTooLarge() {
        String small = append("small", "1", 0);
        append("small", "2", 0);
        String large = "x".repeat((int) EventLog.MAX_SIZE / 2);
        for (int n = 0; n < 2 * EventLog.MAX_TOTAL_SIZE / EventLog.MAX_SIZE; n++) {
            append("user-" + n, large, 0);
        }
        assertEquals(Optional.of(List.of("2")), after("small", small));
        long held = java.util.stream.LongStream.range(0, 2 * EventLog.MAX_TOTAL_SIZE / EventLog.MAX_SIZE)
                .filter(n -> after("user-" + n, "0a0b0c0d-" + (n + 2))
                        .filter(events -> events.size() == 1)
                        .isPresent())
                .count();
        assertEquals(2 * EventLog.MAX_TOTAL_SIZE / EventLog.MAX_SIZE - 1, held);
    }

    @Test
    void forgetsAfterFiveMinutesAndReportsIt() {
        String old = append("a", "old", 0);
        String last = append("a", "last", 1);
        log.prune(EventLog.KEPT_MS + 2);
        assertEquals(Optional.empty(), after("a", old));
        assertEquals(Optional.of(List.of()), after("a", last));
    }

    @Test
    void doesNotKnowIdsOfAnotherProcessOrOfTheFuture() {
        append("a", "1", 0);
        assertEquals(Optional.empty(), after("a", "ffffffff-1"));
        assertEquals(Optional.empty(), after("a", "0a0b0c0d-2"));
        assertEquals(Optional.empty(), after("a", "what?"));
    }
}
