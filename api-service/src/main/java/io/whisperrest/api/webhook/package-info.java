/**
 * Calling a user's URL when a task is over, by Standard Webhooks 1.0. Start reading at {@code WebhooksResource} for what users
 * set up, at {@code WebhookRelay} and {@code WebhookSender} for how an event reaches its receiver. What a task owes is written
 * where it ends ({@code WebhookEventRepository} in shared-model); which addresses may be called is decided in {@code ..address}.
 */
package io.whisperrest.api.webhook;
