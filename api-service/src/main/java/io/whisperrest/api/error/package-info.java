/**
 * Failures as RFC 9457 problem+json: the exception, its factories, and mappers for the exceptions of other layers. The only package
 * besides resources and filters that uses {@code jakarta.ws.rs}. Thread-safe.
 */
package io.whisperrest.api.error;
