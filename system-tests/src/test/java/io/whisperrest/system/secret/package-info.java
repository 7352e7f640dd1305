/** Traces that secrets leave in stored data after use. */
package io.whisperrest.system.secret;
