/** CDI beans for the parts of the worker. No logic. */
package io.whisperrest.worker.boot;
