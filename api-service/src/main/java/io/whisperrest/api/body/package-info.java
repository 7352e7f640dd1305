/**
 * Checks on every request body before a resource reads it: size, rate, content type and the memory shared by all bodies. Independent of
 * any feature. Thread-safe.
 */
package io.whisperrest.api.body;
