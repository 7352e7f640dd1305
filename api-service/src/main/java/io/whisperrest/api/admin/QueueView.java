package io.whisperrest.api.admin;

import io.whisperrest.queue.Lane;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A summary of the queue: whose tasks and how many, nothing about the content of recordings. */
@Schema(
        name = "Queue",
        requiredProperties = {"lanes", "waiting", "running", "workers"})
record QueueView(List<LaneView> lanes, List<WaitingUser> waiting, List<RunningTask> running, List<WorkerView> workers) {

    /** @param oldestSeconds age of the longest-waiting task; null = none is waiting */
    @Schema(
            name = "QueueLane",
            requiredProperties = {"lane", "length"})
    record LaneView(
            Lane lane, long length, @Schema(nullable = true) Long oldestSeconds) {}

    @Schema(
            name = "QueueWaiting",
            requiredProperties = {"userId", "email", "tasks"})
    record WaitingUser(String userId, String email, long tasks) {}

    /** @param stage {@code decoding}, {@code transcribing} */
    @Schema(
            name = "QueueRunning",
            requiredProperties = {"taskId", "userId", "email", "worker", "stage", "progress", "startedAt"})
    record RunningTask(
            String taskId,
            String userId,
            String email,
            @Schema(nullable = true) String worker,

            @Schema(nullable = true) String stage,

            double progress,
            @Schema(nullable = true) Instant startedAt) {}

    /**
     * @param model the one that it keeps in memory
     * @param models those that it takes tasks for
     * @param lastHeartbeatAt null when it has expired, or Redis is unavailable
     */
    @Schema(
            name = "QueueWorker",
            requiredProperties = {"id", "version", "model", "models", "device", "slots", "state", "startedAt"})
    record WorkerView(
            String id,
            @Schema(nullable = true) String version,
            @Schema(nullable = true) String model,
            List<String> models,
            @Schema(nullable = true) String device,
            long slots,
            String state,
            @Schema(nullable = true) Instant startedAt,
            @Schema(nullable = true) Instant lastHeartbeatAt) {}
}
