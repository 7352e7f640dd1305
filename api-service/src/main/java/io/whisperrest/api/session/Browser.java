package io.whisperrest.api.session;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.http.SessionCookies;

/** The browser of a session: its name and its cookies. */
public final class Browser {
    private static final int MAX_LENGTH = 200;

    private Browser() {}

    /** Name for the list of devices; null when the browser sends none. */
    public static String name(RoutingContext context) {
        String agent = context.request().getHeader("User-Agent");
        if (agent == null) {
            return null;
        }
        String clean = agent.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.substring(0, Math.min(clean.length(), MAX_LENGTH));
    }

    public static void take(RoutingContext context, SessionService.Granted granted) {
        SessionCookies.give(context, granted.access(), granted.accessLife(), granted.refresh(), granted.refreshLife());
    }
}
