/** Live events about a user's tasks, published to that user's open streams. */
package io.whisperrest.api.event;
