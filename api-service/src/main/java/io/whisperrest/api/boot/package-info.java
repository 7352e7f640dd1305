/**
 * Everything before the first request: configuration checks, directories, schema, the beans of shared-model. Runs once, on the main
 * thread.
 */
package io.whisperrest.api.boot;
