package io.whisperrest.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static final String FRONT = "10.0.0.1";
    private final ClientAddress addresses = new ClientAddress(List.of("frontend", FRONT, " 10.1.0.0/16", "fd00::/8"));

    private String found(String... entries) {
        return addresses.find(FRONT, List.of(entries));
    }

    @Test
    void isTheRightmostAddressThatIsNotATrustedProxy() {
        assertEquals("203.0.113.9", found("198.51.100.1", " 203.0.113.9"));
        assertEquals("203.0.113.9", found("198.51.100.1", "203.0.113.9", "10.1.2.3", "10.0.0.1"));
        assertEquals("2001:db8::9", found("198.51.100.1", "2001:db8::9", "fd00::1"));
        assertEquals("10.2.0.1", found("198.51.100.1", "10.2.0.1"));
    }

    @Test
    void isTheOutermostProxyWhenAllAddressesAreTrusted() {
        assertEquals("10.1.0.1", found("10.1.0.1", "10.1.0.2"));
        assertEquals(FRONT, found());
    }

    @Test
    void stopsAtAnEntryThatIsNotAnAddress() {
        assertEquals(FRONT, found("203.0.113.9", "unknown"));
        assertEquals(FRONT, found("_hidden"));
        assertEquals(FRONT, found(""));
        assertEquals("10.1.0.2", found("203.0.113.9", "unknown", "10.1.0.2"));
    }

    @Test
    void readsAddressesWithPorts() {
        assertEquals("203.0.113.9", found("203.0.113.9:4711"));
        assertEquals("2001:db8::9", found("[2001:db8::9]:4711"));
        assertEquals("2001:db8::9", found("[2001:db8::9]"));
    }
}
