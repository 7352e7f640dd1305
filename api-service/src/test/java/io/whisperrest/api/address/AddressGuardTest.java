package io.whisperrest.api.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling of an internal address passes, and the checked address is the one that is called. */
class AddressGuardTest {
    private static final String PUBLIC = "93.184.215.14";
    private static final String OWNER = "user";

    /** The address as a resolver may return it: an IPv6 literal stays IPv6, including ::ffff:a.b.c.d. */
    private static InetAddress address(String literal) {
        try {
            return literal.startsWith("::ffff:")
                    ? Inet6Address.getByAddress(null, NetUtil.createByteArrayFromIpAddressString(literal), -1)
                    : InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Literals resolve to themselves, as in every resolver; names resolve to what the test sets. */
    private static Resolver answering(String... addresses) {
        return (host, owner) -> host.matches("[0-9.]+|.*:.*")
                ? List.of(address(host))
                : Stream.of(addresses).map(AddressGuardTest::address).toList();
    }

    private static AddressGuard guard(Resolver resolver) {
        return new AddressGuard(false, Set.of(443, 8443), List.of(), resolver);
    }

    private static void refused(String url, Resolver resolver) {
        assertThrows(UrlNotAllowed.class, () -> guard(resolver).check(url, OWNER), url);
    }

    @Test
    void connectsToTheCheckedAddressOfAPublicName() throws UrlNotAllowed {
        Target target = guard(answering(PUBLIC)).check("https://Hooks.Example.org:8443/in?a=b%20c", OWNER);
        assertEquals(address(PUBLIC), target.address().getAddress());
        assertEquals(8443, target.address().getPort());
        assertEquals("Hooks.Example.org", target.host());
        assertEquals("Hooks.Example.org:8443", target.authority());
        assertEquals("/in?a=b%20c", target.path());
        assertTrue(target.encrypted());
        assertEquals(
                "/",
                guard(answering(PUBLIC)).check("https://example.org", OWNER).path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.2.1",
                "203.0.113.5",
                "198.51.100.7",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "::10.1.2.3",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1",
                "fc00::1",
                "fd00:ec2::254",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1",
                "100::1"
            })
    void rejectsAnInternalAddressAsALiteralAndBehindAName(String inner) {
        String literal = inner.indexOf(':') >= 0 ? "[" + inner + "]" : inner;
        refused("https://" + literal + "/", answering(PUBLIC));
        refused("https://name.example/", answering(inner));
        refused("https://name.example/", answering(PUBLIC, inner));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.215.14",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "11.0.0.1",
                "169.253.0.1",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "64:ff9b::1.1.1.1",
                "2606:4700::1111",
                "2002:101:101::1",
                "2a00:1450:4001::8"
            })
    void aPublicAddressIsAllowed(String outer) throws UrlNotAllowed {
        assertEquals(
                443,
                guard(answering(outer))
                        .check("https://name.example/", OWNER)
                        .address()
                        .getPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/", // 127.0.0.1 as a single number
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://127.0.1/",
                "https://127.0.0.01/",
                "https://1.1.1.1./",
                "https://0/",
                "https://0x/",
                "https://name.0x7f/",
                "https://[::1%25eth0]/",
                "https://[fe80::1%25lo]/",
                "https://%31%32%37.0.0.1/",
                "https://127。0。0。1/",
                "https://①②⑦.0.0.1/",
                "https://user@example.org/",
                "https://user:password@example.org/",
                "https://example.org@127.0.0.1/",
                "https://example.org:80/",
                "https://example.org:6379/",
                "https://example.org:99999/",
                "http://example.org/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "gopher://example.org/",
                "jar:https://example.org/!/",
                "//example.org/",
                "example.org",
                "https:example.org",
                "https:///",
                "https://",
                "https://exa mple.org/",
                "https://example.org/\r\nHost: inner",
                "https://[::1/",
                ""
            })
    void rejectsOtherSpellingsSchemesPortsAndUserInfoWhateverTheResolverReturns(String url) {
        refused(url, answering(PUBLIC));
    }

    @Test
    void rejectsAMissingOrOverlongUrl() {
        refused(null, answering(PUBLIC));
        refused("https://example.org/" + "a".repeat(2048), answering(PUBLIC));
    }

    @Test
    void resolvesANameOnceAndRejectsItWhenItsAddressBecomesInternal() throws UrlNotAllowed {
        Queue<String> answers = new ArrayDeque<>(List.of(PUBLIC, "127.0.0.1"));
        AddressGuard guard = guard((host, owner) -> List.of(address(answers.remove())));
        Target target = guard.check("https://rebinding.example/", OWNER);
        assertEquals(address(PUBLIC), target.address().getAddress());
        assertFalse(target.address().isUnresolved());
        assertEquals(1, answers.size(), "one lookup per check");
        assertThrows(UrlNotAllowed.class, () -> guard.check("https://rebinding.example/", OWNER));
    }

    @Test
    void rejectsAnUnknownName() {
        refused("https://nowhere.example/", (host, owner) -> {
            throw new UnknownHostException(host);
        });
    }

    @Test
    void anAllowedNetworkPortOrHttpSchemeOpensNothingElse() throws UrlNotAllowed {
        AddressGuard closed = new AddressGuard(
                true,
                Set.of(443, 9090),
                List.of(AddressRange.of("10.1.0.0/16"), AddressRange.of("fd00:1::/32")),
                answering("10.1.2.3"));
        assertFalse(closed.check("http://inner.example:9090/", OWNER).encrypted());
        closed.check("https://[::ffff:10.1.2.3]/", OWNER);
        closed.check("https://[fd00:1::5]/", OWNER);
        assertThrows(UrlNotAllowed.class, () -> closed.check("http://10.2.0.1:9090/", OWNER));
        assertThrows(UrlNotAllowed.class, () -> closed.check("http://127.0.0.1:9090/", OWNER));
        assertThrows(UrlNotAllowed.class, () -> closed.check("https://[fd00:2::5]/", OWNER));
        assertThrows(UrlNotAllowed.class, () -> closed.check("http://inner.example/", OWNER), "port 80 was not named");
        assertThrows(UrlNotAllowed.class, () -> closed.check("ftp://inner.example:9090/", OWNER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "169.254.0.0/16", "0.0.0.0/0", "fd00::/8", "100.64.0.0/10"})
    void aNetworkWithAServerOfCredentialsIsKnown(String network) {
        assertTrue(PublicAddresses.isMetadata(AddressRange.of(network)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "name", "", "10.0.0.0/8/8", "fd00::/129", "10.0.0.0/-1"})
    void rejectsTextThatIsNotANetwork(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.of(text));
        assertFalse(PublicAddresses.isMetadata(AddressRange.of("10.1.0.0/16")));
    }
}
