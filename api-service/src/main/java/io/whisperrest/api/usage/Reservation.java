package io.whisperrest.api.usage;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.UserLimits;

/**
 * Permission to send one body.
 *
 * @param mostBytes limit of the audio in it
 * @param rejection problem for the first byte beyond it; null = the file size limit applies
 * @param limits of the user at the time of the reservation
 * @param admin true when the user is an administrator
 */
public record Reservation(long mostBytes, ApiProblem rejection, UserLimits limits, boolean admin) {

    /** The problem for one byte too many. */
    public ApiProblem tooMuch() {
        return rejection == null ? Problems.fileTooLarge(mostBytes) : rejection;
    }
}
