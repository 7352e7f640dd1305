package io.whisperrest.audio;

/** The audio store on another host cannot be used now. Neither the caller nor the audio is at fault: try again later. */
public final class AudioStoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AudioStoreUnavailable(String message, Throwable cause) {
        super("the audio store cannot be used: " + message, cause);
    }
}
