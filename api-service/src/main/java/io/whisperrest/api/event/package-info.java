/** Live events: what a user's tasks do, told at once to whoever listens. */
package io.whisperrest.api.event;
