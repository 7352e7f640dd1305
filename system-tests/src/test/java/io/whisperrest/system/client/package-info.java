/**
 * Client programs against the packaged services, unchanged: users' programs, third-party clients and the examples of the documentation.
 */
package io.whisperrest.system.client;
