/** Background threads that repeat a step while a service runs. Independent of any feature. Thread-safe. */
package io.whisperrest.loop;
