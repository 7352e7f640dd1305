/**
 * What an administrator decides while the service runs: settings that win over configuration, and what one user may use. Knows no
 * other feature, so that all of them can ask. Thread-safe.
 */
package io.whisperrest.api.setting;
