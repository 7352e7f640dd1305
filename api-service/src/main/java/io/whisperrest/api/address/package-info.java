/**
 * Decides which user-supplied addresses the service may call: public ones, and networks allowed by the operator. Every decision is
 * based on the address to connect to, never on the name. Thread-safe.
 */
package io.whisperrest.api.address;
