/** The services as on several hosts. What needs PostgreSQL and S3 is run by {@code make test-scaled}. */
package io.whisperrest.system.scaled;
