package io.whisperrest.api.audio;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The waveform: how loud a recording is over time.
 *
 * @param start position of the first point in the recording, in seconds
 * @param duration time covered by the points, in seconds
 * @param min smallest sample of each point, −128 to 127
 * @param max largest sample of each point, −128 to 127
 */
@Schema(
        name = "Peaks",
        requiredProperties = {"start", "points", "min", "max"})
public record PeaksResponse(Double start, Double duration, int points, List<Integer> min, List<Integer> max) {

    /**
     * @param stored pairs of min and max, as the worker stored them
     * @param wanted number of points; the result has fewer when fewer are stored
     * @param audioMs null when the duration is not recorded
     */
    static PeaksResponse of(byte[] stored, int wanted, long startMs, Long audioMs) {
        int there = stored.length / 2;
        int points = Math.min(wanted, there);
        List<Integer> min = new ArrayList<>();
        List<Integer> max = new ArrayList<>();
        for (int point = 0; point < points; point++) {
            int from = (int) ((long) point * there / points);
            int to = (int) ((long) (point + 1) * there / points);
            int lowest = stored[2 * from];
            int highest = stored[2 * from + 1];
            for (int n = from + 1; n < to; n++) {
                lowest = Math.min(lowest, stored[2 * n]);
                highest = Math.max(highest, stored[2 * n + 1]);
            }
            min.add(lowest);
            max.add(highest);
        }
        return new PeaksResponse(
                startMs / 1000.0, audioMs == null ? null : Double.valueOf(audioMs / 1000.0), points, min, max);
    }
}
