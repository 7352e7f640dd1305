package io.whisperrest.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order in which a claim reads the lists: lane by lane, and within a lane model by model. A counter gives every eighth turn to
 * {@code normal} and every eighth to {@code bulk}, so that no lane starves under a constant {@code hi} load; the models take turns too.
 *
 * @param quarantineFirst true for a worker that holds nothing; other workers never read the quarantine lane
 * @param lanes empty for a worker that is reserved for the quarantine lane
 * @param models those that the worker serves
 */
public record ReadingOrder(boolean quarantineFirst, List<Lane> lanes, List<String> models) {
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

    public static ReadingOrder idle(long turn, List<String> models) {
        return new ReadingOrder(true, lanesOfTurn(turn), modelsOfTurn(turn, models));
    }

    public static ReadingOrder busy(long turn, List<String> models) {
        return new ReadingOrder(false, lanesOfTurn(turn), modelsOfTurn(turn, models));
    }

    /** Keys of the lists. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        if (quarantineFirst) {
            models.forEach(model -> keys.add(QueueKeys.quarantine(model)));
        }
        for (Lane lane : lanes) {
            models.forEach(model -> keys.add(QueueKeys.waiting(lane, model)));
        }
        return keys;
    }

    /** The first model changes every eight turns: often enough to starve none, rarely enough that a worker seldom loads another one. */
    private static List<String> modelsOfTurn(long turn, List<String> models) {
        List<String> turned = new ArrayList<>(models);
        Collections.rotate(turned, -(int) Math.floorMod(turn / 8, (long) Math.max(1, models.size())));
        return List.copyOf(turned);
    }
}
