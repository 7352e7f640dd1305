package io.whisperrest.api.dispatch;

/** How many unfinished tasks of a user and a model have a permit. */
public record AdmittedTasks(String userId, String model, long tasks) {}
