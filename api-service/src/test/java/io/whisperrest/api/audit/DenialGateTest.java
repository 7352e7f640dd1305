package io.whisperrest.api.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DenialGateTest {
    private static final long NOW = 1_700_000_000_000L;

    @Test
    void oneKindPassesOnceAnHour() {
        DenialGate gate = new DenialGate(10);
        assertTrue(gate.passes("a", NOW));
        assertFalse(gate.passes("a", NOW + 3_599_999));
        assertTrue(gate.passes("b", NOW + 1));
        assertTrue(gate.passes("a", NOW + 3_600_000));
    }

    @Test
    void aFloodOfKindsIsCutOff() {
        DenialGate gate = new DenialGate(10);
        assertEquals(
                10,
                IntStream.range(0, 10_000)
                        .filter(n -> gate.passes("network " + n, NOW))
                        .count());
    }
}
