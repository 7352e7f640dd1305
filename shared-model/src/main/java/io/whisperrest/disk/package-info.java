/** Free space on the disk of {@code DATA_DIR}. Code that writes large files checks here first. Thread-safe. */
package io.whisperrest.disk;
