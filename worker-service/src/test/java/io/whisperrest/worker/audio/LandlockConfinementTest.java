package io.whisperrest.worker.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandlockConfinementTest {
    @ParameterizedTest
    @CsvSource({
        "5.15.0-91-generic, false",
        "6.1.0-28-amd64, false",
        "6.2.0, true",
        "6.12.9+bpo-amd64, true",
        "10.0, true",
        "unknown, false"
    })
    void knowsWhichKernelsPreventTruncation(String release, boolean keeps) {
        assertEquals(keeps, LandlockConfinement.mediatesTruncation(release));
    }
}
