package io.whisperrest.api.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether the service may call a URL that a user supplied (OWASP: Server-Side Request Forgery Prevention):
 *
 * <ol>
 *   <li>the URL must have https, an allowed port, no user info and a host in its canonical spelling
 *   <li>the name is resolved once; a single address that is neither public nor allowed rejects the URL
 *   <li>the caller connects to the checked address, so a later DNS change has no effect
 * </ol>
 */
public final class AddressGuard {
    private static final int MAX_LENGTH = 2048;
    /** Resolvers accept 2130706433, 0x7f.1 and 017700000001 as addresses; no real host name ends like that. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    private final boolean allowHttp;
    private final Set<Integer> ports;
    private final List<AddressRange> allowed;
    private final Resolver resolver;

    public AddressGuard(boolean allowHttp, Set<Integer> ports, List<AddressRange> allowed, Resolver resolver) {
        this.allowHttp = allowHttp;
        this.ports = Set.copyOf(ports);
        this.allowed = List.copyOf(allowed);
        this.resolver = resolver;
    }

    /**
     * Blocks on the resolver, so never call it on the event loop.
     *
     * @param owner id of the user whose URL it is
     * @throws UrlNotAllowed with the reason
     */
    public Target check(String text, String owner) throws UrlNotAllowed {
        URI url = parsed(text);
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
            throw new UrlNotAllowed(
                    allowHttp ? "The URL must begin with https or http." : "The URL must begin with https.");
        }
        if (url.getRawUserInfo() != null) {
            throw new UrlNotAllowed("The URL must not hold a user or password.");
        }
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        if (!ports.contains(port)) {
            throw new UrlNotAllowed("The port " + port + " is not allowed here.");
        }
        String host = host(url);
        return new Target(url, host, new InetSocketAddress(address(host, owner), port));
    }

    private static URI parsed(String text) throws UrlNotAllowed {
        try {
            if (text != null && text.length() <= MAX_LENGTH) {
                URI url = new URI(text.strip());
                if (url.getScheme() != null && url.getHost() != null) {
                    return url;
                }
            }
        } catch (URISyntaxException e) {
            // rejected below
        }
        throw new UrlNotAllowed(
                "This is no URL with a host name in plain letters, or it is longer than 2048 characters.");
    }

    private static String host(URI url) throws UrlNotAllowed {
        String host = url.getHost();
        if (host.startsWith("[")) {
            if (host.indexOf('%') >= 0) {
                throw new UrlNotAllowed("An address with a zone is valid on one machine only.");
            }
            return host.substring(1, host.length() - 1);
        }
        if (NUMERIC.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw new UrlNotAllowed("An IPv4 address is four decimal numbers.");
        }
        return host;
    }

    private InetAddress address(String host, String owner) throws UrlNotAllowed {
        List<InetAddress> found;
        try {
            found = resolver.resolve(host, owner);
        } catch (UnknownHostException e) {
            throw new UrlNotAllowed("The host is not known.");
        }
        for (InetAddress address : found) {
            if (!PublicAddresses.holds(address) && allowed.stream().noneMatch(range -> range.holds(address))) {
                throw new UrlNotAllowed("The host is not on the public internet.");
            }
        }
        return found.get(0);
    }
}
