/** The worker's database access. Every write of a run is guarded by its fence; 0 rows mean that the run no longer owns the task. */
package io.whisperrest.worker.store;
