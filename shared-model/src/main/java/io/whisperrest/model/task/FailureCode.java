package io.whisperrest.model.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a task failed. The code determines whether the task is retried. */
public enum FailureCode {
    AUDIO_UNREADABLE(false, "The file cannot be decoded.", "Check that it plays, then convert it to WAV, MP3 or FLAC."),
    AUDIO_FORMAT_REFUSED(false, "The file is not a plain audio or video file.", "Send the recording itself."),
    AUDIO_EMPTY(false, "The file contains no audio.", "Check the recording and send it again."),
    NO_AUDIO_STREAM(false, "The file has no audio track.", "Send a file with an audio track."),
    AUDIO_TOO_LONG(false, "The recording is longer than the server allows.", "Split it and send the parts."),
    AUDIO_EXPANDS_TOO_MUCH(false, "The file expands to more than the server allows.", "Convert it to WAV first."),
    RANGE_OUTSIDE_AUDIO(false, "The requested range is outside the recording.", "Choose a range inside it."),
    QUOTA_EXCEEDED(false, "The audio minutes of the day are used up.", "Try again tomorrow, or ask for more."),
    MODEL_UNAVAILABLE(true, "The model could not be loaded.", "Ask the operator to check the model files."),
    ENGINE_ERROR(true, "The recognition engine reported an error.", "Try again; the operator's log has more."),
    OUT_OF_MEMORY(true, "The worker ran out of memory.", "Try again, or ask the operator for a smaller model."),
    TIME_LIMIT(true, "Decoding took longer than allowed.", "Convert the file to WAV or FLAC and send that."),
    INTERNAL(true, "The worker met an unexpected error.", "Try again; the operator's log has more."),
    AUDIO_MISSING(false, "The stored audio is missing.", "Send the file again."),
    POISON(false, "The recording made the engine crash each time.", "Convert the file and send it again.");

    private final boolean retryable;
    private final String detail;
    private final String advice;

    FailureCode(boolean retryable, String detail, String advice) {
        this.retryable = retryable;
        this.detail = detail;
        this.advice = advice;
    }

    /** True when the worker retries it automatically before it gives up. */
    public boolean isRetryable() {
        return retryable;
    }

    /** One sentence for the user. */
    public String detail() {
        return detail;
    }

    /** What the user can do about it. */
    public String advice() {
        return advice;
    }

    /** The name used in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
