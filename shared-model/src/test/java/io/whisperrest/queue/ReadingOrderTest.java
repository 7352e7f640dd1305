package io.whisperrest.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {

    @Test
    void everyEighthTurnBelongsToNormalAndEveryEighthToBulk() {
        Map<Lane, Integer> first = new EnumMap<>(Lane.class);
        LongStream.range(0, 800)
                .forEach(turn -> first.merge(ReadingOrder.lanesOfTurn(turn).get(0), 1, Integer::sum));
        assertEquals(Map.of(Lane.HI, 600, Lane.NORMAL, 100, Lane.BULK, 100), first);
    }
}
