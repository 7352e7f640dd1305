/**
 * The rules for containers, checked by parsing the shipped compose file and Dockerfiles. Each rule returns its findings as sentences.
 * It must find nothing in the shipped files, and something in each of its broken copies. Nothing is built here.
 */
package io.whisperrest.system.container;
