package io.whisperrest.worker.asr.whisper;

/** A libwhisper that was found must not be used, or none was found; the message says why and what to do, in one line. */
public final class UnusableNatives extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableNatives(String message) {
        super(message);
    }

    UnusableNatives(String message, Throwable cause) {
        super(message, cause);
    }
}
