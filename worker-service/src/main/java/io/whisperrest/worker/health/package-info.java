/** What the management port tells about a worker. */
package io.whisperrest.worker.health;
