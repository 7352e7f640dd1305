/** How the worker's parts become beans. No logic. */
package io.whisperrest.worker.boot;
