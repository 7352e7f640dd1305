/** What the services need of the machine's memory. */
package io.whisperrest.system.memory;
