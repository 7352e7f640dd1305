/**
 * What was refused by right or by limit, for the audit: bounded, so that who floods the service does not fill its table. Decides
 * nothing itself. Thread-safe.
 */
package io.whisperrest.api.refusal;
