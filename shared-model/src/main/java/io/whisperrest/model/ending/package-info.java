/**
 * The end of a task, identical for every process that ends one: its row, usage, webhook deliveries, search text and event. No other
 * code sets a final status. Thread-safe.
 */
package io.whisperrest.model.ending;
