/** Hash functions, independent of what they hash. Thread-safe. */
package io.whisperrest.hash;
