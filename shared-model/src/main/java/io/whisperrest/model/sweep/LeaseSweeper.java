package io.whisperrest.model.sweep;

import io.whisperrest.event.Notices;
import io.whisperrest.event.TaskNotice;
import io.whisperrest.queue.Swept;
import io.whisperrest.queue.TaskQueue;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Takes back the tasks of silent workers: Redis decides which, the database learns it, by the fence read before. */
public final class LeaseSweeper {
    private final TaskQueue queue;
    private final SweepRepository tasks;
    private final Notices notices;
    private final Clock clock;

    public LeaseSweeper(TaskQueue queue, SweepRepository tasks, Notices notices, Clock clock) {
        this.queue = queue;
        this.tasks = tasks;
        this.notices = notices;
        this.clock = clock;
    }

    /** One pass. Returns what was taken back. */
    public List<Swept> sweep() {
        Map<String, Long> fences = tasks.fences();
        List<Swept> swept = queue.sweep();
        for (Swept item : swept) {
            Long fence = fences.get(item.id());
            if (item.dead()) {
                bury(item.id(), fence);
            } else if (fence != null && tasks.lost(item.id(), fence)) {
                notices.tell(TaskNotice.Kind.CHANGED, item.id());
            }
        }
        return swept;
    }

    /** Repeats what a caller that died after marking an item dead had left undone. */
    public void sweepDead() {
        for (String id : queue.dead()) {
            bury(id, tasks.fence(id));
        }
    }

    private void bury(String id, Long fence) {
        boolean failed = fence != null && tasks.poison(id, fence, clock.millis());
        if (failed) {
            notices.tell(TaskNotice.Kind.FINISHED, id);
        }
        if (failed || fence == null || tasks.fence(id) == null) {
            queue.forget(id);
        }
    }
}
