/**
 * A random schedule of everything that can happen to a task, on the real queue, relay, reconciler, sweeper and repositories, a
 * real server and a real SQLite file: docs/queue.md. Single-threaded, so that a seed repeats its choices.
 */
package io.whisperrest.system.simulation;
