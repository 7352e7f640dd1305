/**
 * From an untrusted file to 16 kHz samples. All media parsing runs here, in a child process with as few rights as the host allows; no
 * other package starts a decoder. The decoder and {@link io.whisperrest.worker.audio.PcmAudio} are thread-safe.
 */
package io.whisperrest.worker.audio;
