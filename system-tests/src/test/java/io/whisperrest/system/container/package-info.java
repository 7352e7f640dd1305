/**
 * The rules of containers (design: security §8, faults O04), held by parsing what is shipped: the compose file and the Dockerfiles.
 * Each rule returns its findings as sentences; none may find anything, and each must find its own broken copy. Nothing is built here.
 */
package io.whisperrest.system.container;
