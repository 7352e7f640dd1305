package io.whisperrest.queue;

import java.util.List;

/**
 * The order in which a claim reads the lists. A counter gives every eighth turn to {@code normal} and every eighth to {@code bulk}, so
 * that no lane starves under a constant {@code hi} load.
 *
 * @param quarantineFirst true for a worker that holds nothing; other workers never read the quarantine lane
 * @param lanes empty for a worker that is reserved for the quarantine lane
 */
public record ReadingOrder(boolean quarantineFirst, List<Lane> lanes) {
    private static final List<Lane> USUAL = List.of(Lane.HI, Lane.NORMAL, Lane.BULK);
    private static final List<Lane> NORMAL_FIRST = List.of(Lane.NORMAL, Lane.HI, Lane.BULK);
    private static final List<Lane> BULK_FIRST = List.of(Lane.BULK, Lane.NORMAL, Lane.HI);

    /** Order of the lanes in the given turn. */
    public static List<Lane> lanesOfTurn(long turn) {
        return switch ((int) Math.floorMod(turn, 8L)) {
            case 0 -> NORMAL_FIRST;
            case 4 -> BULK_FIRST;
            default -> USUAL;
        };
    }

    public static ReadingOrder idle(long turn) {
        return new ReadingOrder(true, lanesOfTurn(turn));
    }

    public static ReadingOrder busy(long turn) {
        return new ReadingOrder(false, lanesOfTurn(turn));
    }

    public static ReadingOrder quarantineOnly() {
        return new ReadingOrder(true, List.of());
    }
}
