package io.whisperrest.api.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * The two cookies of a signed-in browser. Over HTTPS their names start with {@code __Host-}, so that a subdomain cannot plant them.
 * Over plain HTTP browsers reject such names, so they are {@code access} and {@code refresh}, without {@code Secure}.
 */
public final class SessionCookies {
    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";
    private static final String OF_THIS_HOST_ALONE = "__Host-";

    private SessionCookies() {}

    /** Decides by the scheme of the connection, or the one that a trusted proxy reports. */
    public static boolean isSecure(RoutingContext context) {
        return "https".equals(context.request().scheme());
    }

    public static Optional<String> access(RoutingContext context) {
        return value(context, ACCESS);
    }

    public static Optional<String> refresh(RoutingContext context) {
        return value(context, REFRESH);
    }

    public static boolean any(RoutingContext context) {
        return access(context).isPresent() || refresh(context).isPresent();
    }

    /** Sets both cookies; each lives as long as its token. */
    public static void give(
            RoutingContext context, String access, Duration accessLife, String refresh, Duration refreshLife) {
        add(context, ACCESS, access, accessLife, CookieSameSite.LAX);
        add(context, REFRESH, refresh, refreshLife, CookieSameSite.STRICT);
    }

    public static void clear(RoutingContext context) {
        add(context, ACCESS, "", Duration.ZERO, CookieSameSite.LAX);
        add(context, REFRESH, "", Duration.ZERO, CookieSameSite.STRICT);
    }

    private static Optional<String> value(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getCookie(name(context, name)))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    private static void add(RoutingContext context, String name, String value, Duration life, CookieSameSite sameSite) {
        context.response()
                .addCookie(Cookie.cookie(name(context, name), value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(isSecure(context))
                        .setSameSite(sameSite)
                        .setMaxAge(life.toSeconds()));
    }

    private static String name(RoutingContext context, String name) {
        return isSecure(context) ? OF_THIS_HOST_ALONE + name : name;
    }
}
