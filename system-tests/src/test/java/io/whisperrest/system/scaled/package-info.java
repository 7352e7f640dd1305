/** The services as on several hosts, while some of them are replaced or die. Run by {@code make test-scaled}. */
package io.whisperrest.system.scaled;
