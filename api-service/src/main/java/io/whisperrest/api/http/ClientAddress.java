package io.whisperrest.api.http;

import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.address.AddressRange;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The client's address: the peer of the connection or, behind a trusted proxy, the rightmost entry of {@code X-Forwarded-For} that is
 * not itself a trusted proxy. Entries to the left of it come from that client and can be forged. An entry that is not an address, for
 * instance {@code unknown}, ends the search; the result is then the proxy that wrote it.
 */
@Singleton
public final class ClientAddress {
    private static final String KEY = "clientAddress";
    /** Set only by the framework: whether the peer is one of quarkus.http.proxy.trusted-proxies. */
    private static final String PEER_IS_TRUSTED = "X-Forwarded-Trusted-Proxy";

    private final List<AddressRange> proxies;

    @Inject
    ClientAddress(@ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") List<String> proxies) {
        this.proxies = proxies.stream()
                .map(String::strip)
                .filter(ClientAddress::isNumeric)
                .map(AddressRange::of)
                .toList();
    }

    void install(@Observes Filters filters) {
        FilterOrder.CLIENT_ADDRESS.register(filters, context -> {
            context.put(KEY, find(context.request()));
            context.next();
        });
    }

    /** An IP address, or empty when the connection has none. */
    public static String of(RoutingContext context) {
        String found = context.get(KEY);
        return found == null ? peer(context.request()) : found;
    }

    private String find(HttpServerRequest request) {
        String peer = peer(request);
        if (!"true".equals(request.getHeader(PEER_IS_TRUSTED))) {
            return peer;
        }
        List<String> entries = new ArrayList<>();
        request.headers().getAll("X-Forwarded-For").forEach(line -> entries.addAll(List.of(line.split(","))));
        return find(peer, entries);
    }

    /** @param entries of {@code X-Forwarded-For}, from left to right */
    String find(String peer, List<String> entries) {
        String nearest = peer;
        for (int i = entries.size() - 1; i >= 0; i--) {
            String address = withoutPort(entries.get(i).strip());
            byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
            if (bytes == null) {
                return nearest;
            }
            nearest = address;
            if (proxies.stream().noneMatch(proxy -> proxy.holds(bytes))) {
                return nearest;
            }
        }
        return nearest;
    }

    /** Accepts {@code 192.0.2.1:80}, {@code [2001:db8::1]:80} and {@code [2001:db8::1]}. */
    private static String withoutPort(String entry) {
        if (entry.startsWith("[")) {
            int end = entry.indexOf(']');
            return end < 0 ? entry : entry.substring(1, end);
        }
        int colon = entry.indexOf(':');
        return colon >= 0 && colon == entry.lastIndexOf(':') ? entry.substring(0, colon) : entry;
    }

    /** The peer of the connection, unlike the framework's remote address, which is the leftmost entry of {@code X-Forwarded-For}. */
    private static String peer(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        String address = peer == null ? null : peer.hostAddress();
        return address == null ? "" : address;
    }

    /** A proxy that is trusted by name can only be recognized as the peer, because the framework resolves that name. */
    private static boolean isNumeric(String proxy) {
        return NetUtil.createByteArrayFromIpAddressString(proxy.split("/")[0]) != null;
    }
}
