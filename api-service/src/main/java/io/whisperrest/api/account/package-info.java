/**
 * Accounts: registration, sign-in, passwords, access tokens and their verification. Other packages use
 * {@link io.whisperrest.api.account.CurrentUser}. Thread-safe.
 */
package io.whisperrest.api.account;
