/** Limits on a user's recordings that both services need. Immutable records and configuration. */
package io.whisperrest.model.limit;
