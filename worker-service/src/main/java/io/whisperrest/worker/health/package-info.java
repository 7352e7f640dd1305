/** The worker's health checks on the management port. */
package io.whisperrest.worker.health;
