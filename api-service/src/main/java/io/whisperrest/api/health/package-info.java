/** Whether this process can do its work, for the management port, and the room on its disk. Thread-safe. */
package io.whisperrest.api.health;
