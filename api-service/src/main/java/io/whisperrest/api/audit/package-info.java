/**
 * The audit log: sign-ins, changes to accounts and settings, and what was denied by right or by limit. Denials are bounded, so that
 * a flood of requests does not fill the table. Thread-safe.
 */
package io.whisperrest.api.audit;
