/** Faults of docs/testing.md on the packaged services and the real model, each with its id in its name. */
package io.whisperrest.system.fault;
