/**
 * Which addresses the service may call on a user's word: public ones, and networks the operator named. Everything here is decided
 * from the address that will be connected to, never from a name. Thread-safe.
 */
package io.whisperrest.api.address;
