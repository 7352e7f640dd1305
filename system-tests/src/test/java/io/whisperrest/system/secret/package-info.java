/** What is left of secrets after they were used. */
package io.whisperrest.system.secret;
