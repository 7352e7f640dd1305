/** Test fixtures that every module shares, such as a real Redis-compatible server. Not thread-safe unless a class says so. */
package io.whisperrest.testing;
