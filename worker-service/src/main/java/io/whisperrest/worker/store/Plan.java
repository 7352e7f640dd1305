package io.whisperrest.worker.store;

import io.whisperrest.model.task.FailureCode;

/**
 * What the database says to a decoded and planned task.
 *
 * @param ours false: the run is over, nothing was written
 * @param refusal why it may not run; null = it may
 */
public record Plan(boolean ours, FailureCode refusal) {}
