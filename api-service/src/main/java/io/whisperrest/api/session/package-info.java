/**
 * Browser sessions: cookies, rotating refresh tokens, the list of devices, CSRF protection. {@code ..api.account} decides who may
 * sign in. Thread-safe.
 */
package io.whisperrest.api.session;
