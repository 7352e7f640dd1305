/**
 * Who somebody is: registration, sign-in, passwords, access tokens and their verification. Other packages ask
 * {@link io.whisperrest.api.account.CurrentUser}. Thread-safe.
 */
package io.whisperrest.api.account;
