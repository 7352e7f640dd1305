/**
 * What users do with their own account: preferences, password, deletion. Separate from {@code account}, because preferences depend on the
 * options of a task, and tasks depend on the account. Thread-safe.
 */
package io.whisperrest.api.profile;
