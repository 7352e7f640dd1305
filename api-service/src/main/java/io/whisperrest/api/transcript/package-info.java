/** The text of a task as a client reads it. */
package io.whisperrest.api.transcript;
