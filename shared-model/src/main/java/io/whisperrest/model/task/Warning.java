package io.whisperrest.model.task;

/**
 * A warning for readers of the transcript.
 *
 * @param code one of the codes in docs/api.md, for example {@code no_speech}
 * @param startMs null when it concerns the whole recording
 */
public record Warning(String code, String detail, Long startMs, Long endMs) {

    public static Warning whole(String code, String detail) {
        return new Warning(code, detail, null, null);
    }
}
