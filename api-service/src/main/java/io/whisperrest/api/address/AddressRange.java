package io.whisperrest.api.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;

/** A network as {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is a network of one. */
public final class AddressRange {
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException when the text is none */
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

    boolean holds(byte[] address) {
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

    /** True when that network's first address lies in this one. */
    boolean meets(AddressRange other) {
        return holds(other.network);
    }

    /** Four bytes for IPv4, also where it is written as {@code ::ffff:a.b.c.d}; else sixteen. */
    static byte[] bytes(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mapped = bytes.length == 16 && Arrays.equals(bytes, 0, 12, MAPPED, 0, 12);
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }
}
