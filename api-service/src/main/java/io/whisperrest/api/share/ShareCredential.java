package io.whisperrest.api.share;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.RandomToken;
import io.whisperrest.api.http.SessionCookies;
import java.util.Optional;

/**
 * The two ways to present a link's token: programs send {@code Authorization: Share TOKEN}, browsers a cookie for that link. Proxies log
 * paths and queries but not these headers.
 */
final class ShareCredential {
    private static final String SCHEME = "Share ";
    private static final String COOKIE = "share-";
    private static final String PATH = "/api/shared/";

    private ShareCredential() {}

    /** Ignores the cookie when the header is present. */
    static Optional<RandomToken> shown(RoutingContext context, String id) {
        String header = context.request().getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(new RandomToken(header.substring(SCHEME.length()).strip()));
        }
        return Optional.ofNullable(context.request().getCookie(COOKIE + id))
                .map(Cookie::getValue)
                .map(RandomToken::new);
    }

    /** Sets a session cookie: after closing the browser, the user opens the link again. */
    static void give(RoutingContext context, String id, RandomToken token) {
        context.response()
                .addCookie(Cookie.cookie(COOKIE + id, token.text())
                        .setPath(PATH + id)
                        .setHttpOnly(true)
                        .setSecure(SessionCookies.isSecure(context))
                        .setSameSite(CookieSameSite.STRICT));
    }
}
