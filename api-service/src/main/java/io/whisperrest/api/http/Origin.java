package io.whisperrest.api.http;

import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Scheme, host and port of a page (RFC 6454). */
public record Origin(String scheme, String host, int port) {

    /** @return empty for {@code null} and for anything that is not an origin */
    public static Optional<Origin> parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (uri.getHost() == null || uri.getRawUserInfo() != null || !bare) {
                return Optional.empty();
            }
            return Optional.of(of(uri.getScheme(), uri.getHost(), uri.getPort()));
        } catch (IllegalArgumentException | NullPointerException e) {
            return Optional.empty(); // no address, or one without a path such as "null:"
        }
    }

    /** The origin of the requesting page, as the browser sent it. */
    public static Optional<Origin> sent(RoutingContext context) {
        String header = context.request().getHeader("Origin");
        return header == null ? Optional.empty() : parse(header);
    }

    /** This server's own origin, as the client addressed it. */
    public static Optional<Origin> own(RoutingContext context) {
        HostAndPort authority = context.request().authority();
        return authority == null
                ? Optional.empty()
                : Optional.of(of(context.request().scheme(), authority.host(), authority.port()));
    }

    private static Origin of(String scheme, String host, int port) {
        String folded = scheme.toLowerCase(Locale.ROOT);
        int usual = folded.equals("https") ? 443 : 80;
        return new Origin(folded, host.toLowerCase(Locale.ROOT), port < 0 ? usual : port);
    }

    /** Formats as browsers do. */
    @Override
    public String toString() {
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
