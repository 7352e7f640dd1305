package io.whisperrest.api.address;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A URL that was checked, and the one address it may be called at.
 *
 * @param host name or address as a certificate spells it, without brackets
 * @param address what to connect to, whatever the name means a moment later
 */
public record Target(URI url, String host, InetSocketAddress address) {

    public boolean encrypted() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    /** For the request line. */
    public String path() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    }

    /** For the header {@code Host}. */
    public String authority() {
        return url.getRawAuthority();
    }
}
