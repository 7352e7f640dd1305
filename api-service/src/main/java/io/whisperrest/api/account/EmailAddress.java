package io.whisperrest.api.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address that identifies an account.
 *
 * @param text as the owner writes it
 * @param key the same for all spellings that differ only in case or Unicode normalization
 */
record EmailAddress(String text, String key) {
    private static final int MAX_LENGTH = 254; // RFC 5321
    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}\"<>,;]{1,64}@[^\\s@]{1,190}");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    /** @return empty when the text is not a valid address */
    static Optional<EmailAddress> of(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_LENGTH || !FORM.matcher(trimmed).matches()) {
            return Optional.empty();
        }
        String folded = Normalizer.normalize(trimmed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int at = folded.lastIndexOf('@');
        return asciiDomain(folded.substring(at + 1))
                .filter(domain -> DOMAIN.matcher(domain).matches())
                .map(domain -> new EmailAddress(trimmed, folded.substring(0, at + 1) + domain));
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
