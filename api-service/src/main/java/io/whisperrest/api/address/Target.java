package io.whisperrest.api.address;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A checked URL and the one address to connect to.
 *
 * @param host name or address as a certificate spells it, without brackets
 * @param address connect to this one, even if the name resolves differently later
 */
public record Target(URI url, String host, InetSocketAddress address) {

    public boolean encrypted() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    /** Path and query for the request line. */
    public String path() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    }

    /** Value of the {@code Host} header. */
    public String authority() {
        return url.getRawAuthority();
    }
}
