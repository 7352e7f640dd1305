package io.whisperrest.api.http;

import io.netty.util.NetUtil;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A request's network as rate limits count it: the /24 of an IPv4 address or the /64 of an IPv6 one, since a client usually owns a
 * whole /64. {@link ClientAddress} finds the address.
 */
public final class ClientNetwork {
    private static final int IPV4_BYTES = 4;

    private ClientNetwork() {}

    public static String of(RoutingContext context) {
        return of(ClientAddress.of(context));
    }

    /** A single machine, as closely as an address identifies one: a whole IPv4 address, or the /64 of an IPv6 one. */
    public static String machine(RoutingContext context) {
        String address = ClientAddress.of(context);
        return address.indexOf(':') < 0 ? address : of(address);
    }

    static String of(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(withoutZone(address));
        if (bytes == null) {
            return "unknown"; // one shared bucket, so this is no way around the limit
        }
        byte[] plain = isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
        int kept = plain.length == IPV4_BYTES ? 3 : 8;
        return HexFormat.of().formatHex(plain, 0, kept) + "/" + kept * 8;
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** ::ffff:a.b.c.d, the IPv4 address of a dual-stack socket. */
    private static boolean isMapped(byte[] bytes) {
        if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
