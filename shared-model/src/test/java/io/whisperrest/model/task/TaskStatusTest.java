package io.whisperrest.model.task;

import static io.whisperrest.model.task.TaskStatus.CANCELLED;
import static io.whisperrest.model.task.TaskStatus.FAILURE;
import static io.whisperrest.model.task.TaskStatus.QUEUED;
import static io.whisperrest.model.task.TaskStatus.RUNNING;
import static io.whisperrest.model.task.TaskStatus.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TaskStatusTest {

    @Test
    void allowsExactlyTheMovesOfTheDiagram() {
        Map<TaskStatus, Set<TaskStatus>> moves = Map.of(
                QUEUED, Set.of(RUNNING, CANCELLED, FAILURE),
                RUNNING, Set.of(RUNNING, QUEUED, SUCCESS, FAILURE, CANCELLED),
                SUCCESS, Set.of(),
                FAILURE, Set.of(),
                CANCELLED, Set.of());
        for (TaskStatus from : TaskStatus.values()) {
            Set<TaskStatus> allowed = EnumSet.allOf(TaskStatus.class).stream()
                    .filter(from::canBecome)
                    .collect(Collectors.toSet());
            assertEquals(moves.get(from), allowed, "from " + from);
        }
    }

    @Test
    void onlyFinishedStatesAreFinal() {
        assertEquals(
                Set.of(SUCCESS, FAILURE, CANCELLED),
                EnumSet.allOf(TaskStatus.class).stream()
                        .filter(TaskStatus::isFinal)
                        .collect(Collectors.toSet()));
    }
}
