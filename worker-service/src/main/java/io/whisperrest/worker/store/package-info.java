/** What a worker reads and writes in the database. Every write of a run carries its fence; 0 rows mean the run is over. */
package io.whisperrest.worker.store;
