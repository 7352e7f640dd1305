/** The usage of a task, as both services record it. */
package io.whisperrest.model.usage;
