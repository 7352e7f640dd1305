package io.whisperrest.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Ann@Example.ORG, ann@example.org",
        "' ann@example.org ', ann@example.org",
        "ann+stt@example.org, ann+stt@example.org",
        "Юлия@пример.рф, юлия@xn--e1afmkfd.xn--p1ai",
        "admin@localhost, admin@localhost",
    })
    void foldsSpellingsOfOneAddress(String written, String key) {
        assertEquals(key, EmailAddress.of(written).orElseThrow().key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ann", "@example.org", "ann@", "a b@example.org", "ann@exa_mple.org", "a@b@c.d", "ann@-x.org"
            })
    void rejectsInvalidAddresses(String text) {
        assertTrue(EmailAddress.of(text).isEmpty());
    }
}
