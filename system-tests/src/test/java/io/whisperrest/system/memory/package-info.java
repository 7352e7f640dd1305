/** Memory use of the services. */
package io.whisperrest.system.memory;
