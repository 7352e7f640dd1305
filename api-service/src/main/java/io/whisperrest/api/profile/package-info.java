/**
 * What users do with their own account once they are signed in: preferences, password, leaving. Thread-safe.
 */
package io.whisperrest.api.profile;
