package io.whisperrest.modeltools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelFiltersTest {
    @ParameterizedTest
    @ValueSource(ints = {80, 128})
    void everyBandHasWeightsAndBandsAreInOrder(int bands) {
        float[] filters = MelFilters.of(bands);
        assertEquals(bands * 201, filters.length);
        int lastPeak = 0;
        for (int band = 0; band < bands; band++) {
            int peak = 0;
            for (int bin = 0; bin < 201; bin++) {
                assertTrue(filters[band * 201 + bin] >= 0);
                if (filters[band * 201 + bin] > filters[band * 201 + peak]) {
                    peak = bin;
                }
            }
            assertTrue(filters[band * 201 + peak] > 0, "band " + band);
            assertTrue(peak >= lastPeak);
            lastPeak = peak;
        }
    }
}
