/**
 * Properties of every request and response: the id, headers, owner of the path and client address. Knows nothing about content. Runs
 * on the event loop: nothing here blocks.
 */
package io.whisperrest.api.http;
