package io.whisperrest.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    @Test
    void eachModelComesFirstInTurnsOfEachLane() {
        Map<String, Integer> first = new TreeMap<>();
        LongStream.range(0, 4800)
                .mapToObj(turn -> ReadingOrder.busy(turn, List.of("a", "b", "c")))
                .forEach(order -> first.merge(order.keys().get(0), 1, Integer::sum));
        assertEquals(9, first.size());
        assertEquals(Set.of(200, 1200), Set.copyOf(first.values()));
    }
}
