/** The parts both services share, as beans. No logic. */
package io.whisperrest.model.boot;
