/**
 * Calls users' URLs when a task ends, according to Standard Webhooks 1.0. Start reading at {@code WebhooksResource} for the
 * configuration, and at {@code WebhookRelay} and {@code WebhookSender} for the path of an event to its receiver. The end of a task records
 * the deliveries ({@code WebhookEventRepository} in shared-model). {@code ..address} decides which addresses may be called.
 */
package io.whisperrest.api.webhook;
