package io.whisperrest.api.usage;

import io.whisperrest.api.error.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** The days of a report, both inclusive; the last thirty by default. */
public record UsagePeriod(LocalDate from, LocalDate to) {
    private static final int MAX_DAYS = 366;
    private static final int USUAL_DAYS = 30;

    /** @throws io.whisperrest.api.error.ApiProblem 422 */
    public static UsagePeriod of(String from, String to, LocalDate today) {
        LocalDate last = to == null ? today : date("to", to);
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : date("from", from);
        if (first.isAfter(last)) {
            throw Problems.invalid("from", "The first day is after the last.");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
            throw Problems.invalid("from", "At most " + MAX_DAYS + " days.");
        }
        return new UsagePeriod(first, last);
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problems.invalid(field, "A day like 2026-01-31.");
        }
    }
}
