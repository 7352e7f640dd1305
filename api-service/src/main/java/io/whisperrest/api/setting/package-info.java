/**
 * Settings that administrators change at run time, and the limits of a user. Independent of all other features, so that each can use it.
 * Thread-safe.
 */
package io.whisperrest.api.setting;
