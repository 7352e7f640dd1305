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
 * Whether a URL that a user gave may be called (OWASP: Server-Side Request Forgery Prevention):
 *
 * <ol>
 *   <li>https, a known port, no user info, a host in its plain spelling
 *   <li>the name is resolved once; one address that is not public and not allowed refuses them all
 *   <li>the caller connects to the address that was checked, so a name that changes its mind reaches nothing else
 * </ol>
 */
public final class AddressGuard {
    private static final int LONGEST = 2048;
    /** Resolvers read 2130706433, 0x7f.1 and 017700000001 as addresses; no name ends like that. */
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
     * Asks the resolver: not for the event loop.
     *
     * @throws UrlRefused with what is wrong
     */
    public Target check(String text) throws UrlRefused {
        URI url = parsed(text);
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
            throw new UrlRefused(
                    allowHttp ? "The URL must begin with https or http." : "The URL must begin with https.");
        }
        if (url.getRawUserInfo() != null) {
            throw new UrlRefused("The URL must not hold a user or password.");
        }
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        if (!ports.contains(port)) {
            throw new UrlRefused("The port " + port + " is not allowed here.");
        }
        String host = host(url);
        return new Target(url, host, new InetSocketAddress(address(host), port));
    }

    private static URI parsed(String text) throws UrlRefused {
        try {
            if (text != null && text.length() <= LONGEST) {
                URI url = new URI(text.strip());
                if (url.getScheme() != null && url.getHost() != null) {
                    return url;
                }
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new UrlRefused("This is no URL with a host name in plain letters, or it is longer than 2048 characters.");
    }

    private static String host(URI url) throws UrlRefused {
        String host = url.getHost();
        if (host.startsWith("[")) {
            if (host.indexOf('%') >= 0) {
                throw new UrlRefused("An address with a zone means nothing to others.");
            }
            return host.substring(1, host.length() - 1);
        }
        if (NUMERIC.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw new UrlRefused("An IPv4 address is four decimal numbers.");
        }
        return host;
    }

    private InetAddress address(String host) throws UrlRefused {
        List<InetAddress> found;
        try {
            found = resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new UrlRefused("The host is not known.");
        }
        for (InetAddress address : found) {
            if (!PublicAddresses.holds(address) && allowed.stream().noneMatch(range -> range.holds(address))) {
                throw new UrlRefused("The host is not on the public internet.");
            }
        }
        return found.get(0);
    }
}
