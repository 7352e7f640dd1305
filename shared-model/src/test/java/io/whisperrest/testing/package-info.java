/** What tests of every module share: a real Redis-compatible server. Not thread-safe unless a class says so. */
package io.whisperrest.testing;
