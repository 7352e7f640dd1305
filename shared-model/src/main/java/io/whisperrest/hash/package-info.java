/** Hashes. Knows nothing of what is hashed. Thread-safe. */
package io.whisperrest.hash;
