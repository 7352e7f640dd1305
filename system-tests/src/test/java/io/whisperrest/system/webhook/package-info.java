/** Webhooks of the packaged services: real tasks, a receiver that verifies signatures, services that crash. */
package io.whisperrest.system.webhook;
