package io.whisperrest.api.webhook;

import java.time.Duration;

/**
 * How a call ended, and when the receiver wants the next one.
 *
 * @param retryAfter null = it did not say
 */
record Answer(Attempt attempt, Duration retryAfter) {}
