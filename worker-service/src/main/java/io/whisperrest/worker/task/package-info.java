/**
 * How a worker runs tasks: {@code WorkerLoop} claims, {@code TaskRunner} works and decides the outcome, {@code Settlement}
 * writes it, {@code LeaseKeeper} beats. Start reading at {@code WorkerLoop}. Plain classes, wired in {@code Wiring}.
 */
package io.whisperrest.worker.task;
