package io.whisperrest.api.http;

import java.nio.charset.StandardCharsets;

/** The {@code Content-Disposition} of a download: RFC 6266 with an ASCII fallback. */
public final class DownloadName {
    private DownloadName() {}

    /** @param name the recording's name as the client sent it, null = transcript */
    public static String header(String name, String extension) {
        String full = base(name) + "." + extension;
        String ascii = full.replaceAll("[^A-Za-z0-9 ._()-]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(full);
    }

    /** The name without its extension and without folder separators. */
    public static String base(String name) {
        return name == null
                ? "transcript"
                : name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").replaceAll("[/\\\\]", "_");
    }

    /** RFC 8187: encodes every byte that is not an attr-char as %XX. */
    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "!#$&+-.^_`|~".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }
}
