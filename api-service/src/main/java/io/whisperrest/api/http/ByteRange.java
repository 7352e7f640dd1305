package io.whisperrest.api.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single byte range from a request (RFC 9110 §14).
 *
 * @param from first byte
 * @param length at least 1; 0: beyond the end, cannot be satisfied
 */
public record ByteRange(long from, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** Empty: send the whole file, because the header is missing, is not a byte range or has several ranges. */
    public static Optional<ByteRange> parse(String header, long size) {
        Matcher one = ONE.matcher(header == null ? "" : header);
        if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (one.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(one.group(2)));
            return Optional.of(new ByteRange(size - last, last));
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(one.group(2)));
        if (!one.group(2).isEmpty() && Long.parseLong(one.group(2)) < from) {
            return Optional.empty(); // not a range at all
        }
        return Optional.of(new ByteRange(from, Math.max(0, to - from + 1)));
    }

    public boolean isSatisfiable() {
        return length > 0;
    }

    /** The {@code Content-Range} of a 206. */
    public String contentRange(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
