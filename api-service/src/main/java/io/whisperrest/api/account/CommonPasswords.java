package io.whisperrest.api.account;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The 3000 most common passwords that are long enough. Ignores case: a capital letter does not make one of them stronger. */
@Singleton
class CommonPasswords {
    private static final String LIST = "/accounts/common-passwords.txt";

    private final Set<String> common = read();

    boolean contains(String password) {
        return common.contains(password.toLowerCase(Locale.ROOT));
    }

    int size() {
        return common.size();
    }

    private static Set<String> read() {
        try (InputStream in = CommonPasswords.class.getResourceAsStream(LIST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new IllegalStateException(LIST + " cannot be read", e);
        }
    }
}
