package io.whisperrest.api.usage;

import io.whisperrest.model.task.TaskStatus;
import java.util.List;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Usage of a group of tasks.
 *
 * @param bucket a day, model, language or key id; null = the total, or tasks without one
 * @param tasks all accepted tasks; those still running are in none of the next three counts
 * @param audioSeconds audio recognized: the whole of a successful task, otherwise the part processed
 * @param processingSeconds summed over all slots
 * @param rtfx of successful tasks: seconds of audio per second from start to end; null when there are none
 * @param waitP50Seconds median wait of successful tasks from acceptance to first start; null when there are none
 */
@Schema(
        name = "UsageFigures",
        requiredProperties = {"tasks", "successes", "failures", "cancelled", "audioSeconds", "processingSeconds"})
public record Figures(
        @Schema(nullable = true) String bucket,
        long tasks,
        long successes,
        long failures,
        long cancelled,
        double audioSeconds,
        double processingSeconds,
        @Schema(nullable = true) Double rtfx,
        @Schema(nullable = true) Double waitP50Seconds,
        @Schema(nullable = true) Double waitP95Seconds) {

    /** @param rows ordered by ascending wait */
    static Figures of(String bucket, List<UsageRepository.Row> rows) {
        List<UsageRepository.Row> done =
                rows.stream().filter(row -> row.ended(TaskStatus.SUCCESS)).toList();
        List<Long> waits = rows.stream()
                .map(UsageRepository.Row::waitMs)
                .filter(wait -> wait != null)
                .toList();
        return new Figures(
                bucket,
                rows.size(),
                done.size(),
                rows.stream().filter(row -> row.ended(TaskStatus.FAILURE)).count(),
                rows.stream().filter(row -> row.ended(TaskStatus.CANCELLED)).count(),
                sum(rows, UsageRepository.Row::audioMs) / 1000.0,
                sum(rows, UsageRepository.Row::processingMs) / 1000.0,
                Rtfx.of(sum(done, UsageRepository.Row::audioMs), sum(done, UsageRepository.Row::runMs)),
                percentile(waits, 50),
                percentile(waits, 95));
    }

    private static long sum(List<UsageRepository.Row> rows, ToLongFunction<UsageRepository.Row> what) {
        return rows.stream().mapToLong(what).sum();
    }

    /** Nearest rank: the smallest wait that is not exceeded by this percentage of tasks. */
    private static Double percentile(List<Long> sorted, int percent) {
        if (sorted.isEmpty()) {
            return null;
        }
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(rank - 1) / 1000.0;
    }
}
