/** Webhooks of the packaged services: real tasks, a receiver that verifies, processes that die. */
package io.whisperrest.system.webhook;
