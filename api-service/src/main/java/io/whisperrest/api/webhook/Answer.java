package io.whisperrest.api.webhook;

import java.time.Duration;

/**
 * The outcome of a call, and when the receiver wants the next one.
 *
 * @param retryAfter null = not specified
 */
record Answer(Attempt attempt, Duration retryAfter) {}
