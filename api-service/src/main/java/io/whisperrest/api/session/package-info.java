/**
 * Browsers that stay signed in: cookies, refresh tokens that rotate, the list of devices, and the guard against foreign pages. Who
 * may sign in is decided in {@code ..api.account}. Thread-safe.
 */
package io.whisperrest.api.session;
