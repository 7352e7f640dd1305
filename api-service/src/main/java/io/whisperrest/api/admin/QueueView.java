package io.whisperrest.api.admin;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The queue at a glance: ids and numbers, nothing of what is in the recordings. */
@Schema(name = "Queue")
record QueueView(List<LaneView> lanes, List<WaitingUser> waiting, List<RunningTask> running, List<WorkerView> workers) {

    /** @param oldestSeconds age of the first in line; null = nobody waits */
    @Schema(name = "QueueLane")
    record LaneView(String lane, long length, Long oldestSeconds) {}

    @Schema(name = "QueueWaiting")
    record WaitingUser(String userId, long tasks) {}

    /** @param stage {@code decoding}, {@code transcribing} */
    @Schema(name = "QueueRunning")
    record RunningTask(String taskId, String userId, String worker, String stage, double progress, Instant startedAt) {}

    /** @param lastBeatAt null when it is gone, or Redis cannot be asked */
    @Schema(name = "QueueWorker")
    record WorkerView(
            String id,
            String version,
            String model,
            String device,
            long slots,
            String state,
            Instant startedAt,
            Instant lastBeatAt) {}
}
