package io.whisperrest.api.usage;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What some tasks used.
 *
 * @param bucket a day, model, language or id of a key; null = everything, or what has none
 * @param failures tasks that failed; cancelled ones are not among them
 * @param audioSeconds decoded
 * @param processingSeconds summed over all slots
 * @param rtfx audio for a second of processing; null while nothing was processed
 * @param waitP50Seconds from accepted to first start, of half the successful tasks at most this; null when there is none
 */
@Schema(
        name = "UsageFigures",
        requiredProperties = {"tasks", "failures", "audioSeconds", "processingSeconds"})
public record Figures(
        @Schema(nullable = true) String bucket,
        long tasks,
        long failures,
        double audioSeconds,
        double processingSeconds,
        @Schema(nullable = true) Double rtfx,
        @Schema(nullable = true) Double waitP50Seconds,
        @Schema(nullable = true) Double waitP95Seconds) {

    /** @param rows by growing wait */
    static Figures of(String bucket, List<UsageRepository.Row> rows) {
        long audioMs = rows.stream().mapToLong(UsageRepository.Row::audioMs).sum();
        long processedMs =
                rows.stream().mapToLong(UsageRepository.Row::processedAudioMs).sum();
        long processingMs =
                rows.stream().mapToLong(UsageRepository.Row::processingMs).sum();
        List<Long> waits = rows.stream()
                .map(UsageRepository.Row::waitMs)
                .filter(wait -> wait != null)
                .toList();
        return new Figures(
                bucket,
                rows.size(),
                rows.stream().filter(UsageRepository.Row::failed).count(),
                audioMs / 1000.0,
                processingMs / 1000.0,
                Rtfx.of(processedMs, processingMs),
                percentile(waits, 50),
                percentile(waits, 95));
    }

    /** The nearest rank: the smallest wait that so many per cent do not exceed. */
    private static Double percentile(List<Long> sorted, int percent) {
        if (sorted.isEmpty()) {
            return null;
        }
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(rank - 1) / 1000.0;
    }
}
