package io.whisperrest.api.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;

/** A network such as {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a network of size one. */
public final class AddressRange {
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException when the text is not a network */
    public static AddressRange of(String text) {
        String[] parts = text.strip().split("/", -1);
        byte[] network = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (network == null || parts.length > 2) {
            throw new IllegalArgumentException("no network: " + text);
        }
        int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > network.length * 8) {
            throw new IllegalArgumentException("no network: " + text);
        }
        return new AddressRange(network, bits);
    }

    public boolean holds(InetAddress address) {
        return holds(bytes(address));
    }

    /** @param address 4 or 16 bytes */
    public boolean holds(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (((address[bit / 8] ^ network[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /** True when the first address of the other network lies in this one. */
    boolean meets(AddressRange other) {
        return holds(other.network);
    }

    /** Four bytes for IPv4, including {@code ::ffff:a.b.c.d}; sixteen for IPv6. */
    static byte[] bytes(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mapped = bytes.length == 16 && Arrays.equals(bytes, 0, 12, MAPPED, 0, 12);
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }
}
