/** Fault tests on the packaged services with a real model; docs/testing.md describes them. */
package io.whisperrest.system.fault;
