package io.whisperrest.api.session;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.http.SessionCookies;

/** The other side of a session: what it calls itself, and its cookies. */
public final class Browser {
    private static final int LONGEST = 200;

    private Browser() {}

    /** For the list of devices; null when it does not tell. */
    public static String name(RoutingContext context) {
        String agent = context.request().getHeader("User-Agent");
        if (agent == null) {
            return null;
        }
        String clean = agent.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.substring(0, Math.min(clean.length(), LONGEST));
    }

    public static void take(RoutingContext context, SessionService.Granted granted) {
        SessionCookies.give(context, granted.access(), granted.accessLife(), granted.refresh(), granted.refreshLife());
    }
}
