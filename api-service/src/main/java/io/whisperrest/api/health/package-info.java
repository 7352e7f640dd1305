/** Liveness and readiness of this process, on the management port. Thread-safe. */
package io.whisperrest.api.health;
