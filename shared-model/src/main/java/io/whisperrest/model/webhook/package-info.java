/** That a task ended, told to whoever asked to be called: written by each service where it ends a task, sent by api-service. */
package io.whisperrest.model.webhook;
