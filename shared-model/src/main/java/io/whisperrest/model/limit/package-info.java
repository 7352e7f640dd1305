/** What a user's recordings may add up to, as both services need it. Immutable records and configuration. */
package io.whisperrest.model.limit;
