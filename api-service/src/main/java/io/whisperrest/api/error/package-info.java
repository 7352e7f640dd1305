/**
 * Every failure as RFC 9457 problem+json: the exception to throw, its factories, and what turns the exceptions of other layers
 * into it. The one place beside resources and filters that knows {@code jakarta.ws.rs}. Thread-safe.
 */
package io.whisperrest.api.error;
