/** Programs as users write them, those of other people and those of the documentation, unchanged, against the packaged services. */
package io.whisperrest.system.client;
