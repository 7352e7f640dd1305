package io.whisperrest.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class ClientNetworkTest {

    @Test
    void isTheNetworkThatAClientOwns() {
        assertEquals(ClientNetwork.of("192.0.2.1"), ClientNetwork.of("192.0.2.200"));
        assertNotEquals(ClientNetwork.of("192.0.2.1"), ClientNetwork.of("192.0.3.1"));
        assertEquals(ClientNetwork.of("2001:db8:0:1::1"), ClientNetwork.of("2001:db8:0:1:ffff::2"));
        assertNotEquals(ClientNetwork.of("2001:db8:0:1::1"), ClientNetwork.of("2001:db8:0:2::1"));
        assertEquals(ClientNetwork.of("192.0.2.1"), ClientNetwork.of("::ffff:192.0.2.9"));
        assertEquals(ClientNetwork.of("fe80::1"), ClientNetwork.of("fe80::2%eth0"));
        assertEquals("unknown", ClientNetwork.of("no address"));
    }
}
