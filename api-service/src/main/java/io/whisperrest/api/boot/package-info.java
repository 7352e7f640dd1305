/**
 * What happens before the first request: refusals, directories, schema, the beans of shared-model. Runs once, on the main
 * thread.
 */
package io.whisperrest.api.boot;
