package io.whisperrest.api.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UserLimitsTest {
    private static final UserLimits SERVER = new UserLimits(1000L, 60L, 5, null, null, null, null, 9000L, false, null);

    @Test
    void aUsersOwnLimitOverridesTheServers() {
        UserLimits own = new UserLimits(null, 120L, null, 3, null, null, null, null, true, null);
        assertEquals(new UserLimits(1000L, 120L, 5, 3, null, null, null, 9000L, true, null), own.orElse(SERVER));
    }

    @Test
    void survivesARoundTripThroughJson() {
        assertEquals(SERVER, UserLimits.parse(SERVER.json()));
    }

    @Test
    void aUserWithoutLimitsHasNone() {
        assertEquals(UserLimits.NONE, UserLimits.parse("{}"));
    }

    @Test
    void ignoresALimitOfANewerVersion() {
        assertEquals(
                7, UserLimits.parse("{\"maxQueuedTasks\":7,\"maxDreams\":1}").maxQueuedTasks());
    }
}
