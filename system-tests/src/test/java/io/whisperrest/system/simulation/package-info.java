/**
 * Runs a random schedule of everything that can happen to a task (docs/queue.md), on the real queue, relay, reconciler, sweeper and
 * repositories, with a real server and a real SQLite file. Single-threaded, so that a seed repeats its choices.
 */
package io.whisperrest.system.simulation;
