package io.whisperrest.api.dispatch;

import java.util.List;

/**
 * What the relay decides on.
 *
 * @param waiting the first tasks of each user, lane and model
 */
record Backlog(List<WaitingTask> waiting, List<AdmittedTasks> admitted) {}
