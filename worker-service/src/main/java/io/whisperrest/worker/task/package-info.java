/**
 * Runs tasks: {@code WorkerLoop} claims, {@code TaskRunner} works and decides the outcome, {@code OutcomeRecorder} records it,
 * {@code LeaseKeeper} sends heartbeats. Start reading at {@code WorkerLoop}. Plain classes, wired in {@code WorkerService}.
 */
package io.whisperrest.worker.task;
