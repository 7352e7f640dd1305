/**
 * A stranger's file to 16 kHz samples. Everything that parses media runs here, in a child process with as little reach as the host
 * allows; no other package starts a decoder. The decoder and {@link io.whisperrest.worker.audio.PcmAudio} are thread-safe.
 */
package io.whisperrest.worker.audio;
