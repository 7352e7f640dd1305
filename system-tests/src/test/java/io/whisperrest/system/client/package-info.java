/** Programs that other people wrote, unchanged, against the packaged services. */
package io.whisperrest.system.client;
