/** Accounts and their credentials, as stored rows. No rules, no HTTP. Immutable records. */
package io.whisperrest.model.account;
