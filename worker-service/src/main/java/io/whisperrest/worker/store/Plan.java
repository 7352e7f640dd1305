package io.whisperrest.worker.store;

import io.whisperrest.model.task.FailureCode;

/**
 * The database's answer for a decoded and planned task.
 *
 * @param ours false: the run no longer owns the task; nothing was written
 * @param rejection why the task may not run; null = it may
 */
public record Plan(boolean ours, FailureCode rejection) {}
