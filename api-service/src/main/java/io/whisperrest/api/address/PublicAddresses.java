package io.whisperrest.api.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Addresses of the public internet, according to the IANA special-purpose registries (RFC 6890 and its updates). */
public final class PublicAddresses {
    private static final List<AddressRange> NOT_PUBLIC = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8",
            "168.63.129.16", // Azure's platform server, reachable from every virtual machine
            "169.254.0.0/16", // link-local, metadata
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarking
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "2001::/23", // IETF protocol assignments, including Teredo
            "2001:db8::/32", // documentation
            "3fff::/20");

    private static final List<AddressRange> METADATA = ranges(
            "169.254.169.254",
            "169.254.170.2",
            "169.254.170.23",
            "100.100.100.200",
            "192.0.0.192",
            "168.63.129.16",
            "fd00:ec2::254",
            "fd00:ec2::23");

    private static final AddressRange GLOBAL_V6 = AddressRange.of("2000::/3");
    /** The IPv4 address is in the last 32 bits (RFC 6052); for 6to4 it follows the first 16 bits (RFC 3056). */
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");

    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");

    private PublicAddresses() {}

    /** Allowlist: an address that is not listed as public is not public. */
    public static boolean holds(InetAddress address) {
        return holds(AddressRange.bytes(address));
    }

    private static boolean holds(byte[] address) {
        if (NAT64.holds(address)) {
            return holds(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.holds(address)) {
            return holds(Arrays.copyOfRange(address, 2, 6));
        }
        boolean special = NOT_PUBLIC.stream().anyMatch(range -> range.holds(address));
        return !special && (address.length == 4 || GLOBAL_V6.holds(address));
    }

    /** True when the network contains a metadata server that hands out a cloud machine's credentials. */
    public static boolean isMetadata(AddressRange network) {
        return METADATA.stream().anyMatch(network::meets);
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}
