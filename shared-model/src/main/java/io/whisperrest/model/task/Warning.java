package io.whisperrest.model.task;

/**
 * Something a reader of the transcript should know.
 *
 * @param code one of the codes of docs/api.md, for instance {@code no_speech}
 * @param startMs null when it concerns the whole recording
 */
public record Warning(String code, String detail, Long startMs, Long endMs) {

    public static Warning whole(String code, String detail) {
        return new Warning(code, detail, null, null);
    }
}
