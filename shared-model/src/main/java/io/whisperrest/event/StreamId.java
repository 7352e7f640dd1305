package io.whisperrest.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a stream entry: the time in ms on Redis' clock, and a number within it. */
record StreamId(long ms, long number) implements Comparable<StreamId> {
    /** Before every entry. */
    static final StreamId FIRST = new StreamId(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Empty when it is not the id of an entry. */
    static Optional<StreamId> parse(String id) {
        Matcher matcher = FORM.matcher(id);
        return matcher.matches()
                ? Optional.of(new StreamId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(StreamId other) {
        return ms == other.ms ? Long.compare(number, other.number) : Long.compare(ms, other.ms);
    }

    @Override
    public String toString() {
        return ms + "-" + number;
    }
}
