/** Webhook deliveries for ended tasks: created by the service that ends the task, sent by api-service. */
package io.whisperrest.model.webhook;
