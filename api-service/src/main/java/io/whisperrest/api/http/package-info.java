/**
 * What every request and answer has, whoever serves it: its id, its headers, its owner by path, its client's address. Decides
 * nothing about content. Runs on the event loop: nothing here blocks.
 */
package io.whisperrest.api.http;
