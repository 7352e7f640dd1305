package io.whisperrest.api.usage;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.UserLimits;

/**
 * Leave to send one body.
 *
 * @param mostBytes of the audio in it
 * @param refusal of the byte after those; null = the limit is that of one file
 * @param limits of the user when it was given
 * @param admin true when the user is one
 */
public record Reservation(long mostBytes, ApiProblem refusal, UserLimits limits, boolean admin) {

    /** What the sender of one byte more is told. */
    public ApiProblem tooMuch() {
        return refusal == null ? Problems.fileTooLarge(mostBytes) : refusal;
    }
}
