package io.whisperrest.api.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import io.whisperrest.api.http.ApiPaths;
import io.whisperrest.api.http.SecurityHeaders;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** GET and HEAD outside the API's paths are the dashboard's; everything else goes on to the API. */
class DashboardRoutes {
    private static final Logger LOG = Logger.getLogger(DashboardRoutes.class);
    private static final int BEFORE_RESOURCES = -100;
    private static final String HTML = "text/html; charset=utf-8";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Path folder;

    DashboardRoutes(DashboardConfig config) {
        this.folder = config.dir();
    }

    void install(@Observes Router router) {
        if (DashboardFiles.isBuilt(folder)) {
            serve(router, DashboardFiles.of(folder));
        } else {
            LOG.infof("no dashboard in %s: / shows a welcome page", folder);
            router.route("/").order(BEFORE_RESOURCES).handler(DashboardRoutes::welcome);
        }
    }

    private static void serve(Router router, DashboardFiles files) {
        StaticHandler handler = StaticHandler.create(
                        FileSystemAccess.ROOT, files.folder().toString())
                .setCachingEnabled(true)
                .setIncludeHidden(false)
                .setDirectoryListing(false);
        router.route().order(BEFORE_RESOURCES).handler(context -> {
            if (isOurs(context)) {
                answer(context, files, handler);
            } else {
                context.next();
            }
        });
        String missing = files.folder().resolve("404.html").toString();
        router.route().order(BEFORE_RESOURCES + 1).handler(context -> {
            if (!isOurs(context)) {
                context.next();
            } else if (context.normalizedPath().startsWith(DashboardFiles.HASHED_FOLDER)) {
                // A script that asks for a chunk of an older build must not be handed a page.
                context.response()
                        .setStatusCode(404)
                        .putHeader("Content-Type", "text/plain; charset=utf-8")
                        .end("not found");
            } else {
                page(context.response().setStatusCode(404)).sendFile(missing);
            }
        });
    }

    private static void answer(RoutingContext context, DashboardFiles files, StaticHandler handler) {
        String path = decoded(context.normalizedPath());
        if (files.pages().contains(path)) {
            String query = context.request().query();
            context.response()
                    .setStatusCode(308)
                    .putHeader("Location", path + "/" + (query == null ? "" : "?" + query))
                    .end();
            return;
        }
        page(context.response()).putHeader("Cache-Control", files.hashed().contains(path) ? FOR_EVER : "no-cache");
        if (files.isPage(path)) {
            // The handler names the type only where a body follows: not for HEAD.
            context.response().putHeader("Content-Type", HTML);
        }
        handler.handle(context);
    }

    /** As the static handler reads it, which would send an encoded slash on with 301 and without the query. */
    private static String decoded(String path) {
        try {
            return Path.of(URLDecoder.decode(path.replace("+", "%2B"), UTF_8))
                            .normalize()
                            .toString()
                            .replace('\\', '/')
                    + (path.endsWith("/") && path.length() > 1 ? "/" : "");
        } catch (IllegalArgumentException e) {
            return path; // neither text nor a path: the handler refuses it
        }
    }

    private static void welcome(RoutingContext context) {
        if (isOurs(context)) {
            page(context.response())
                    .putHeader("Content-Type", HTML)
                    .putHeader("Cache-Control", "no-cache")
                    .end(WelcomePage.HTML);
        } else {
            context.next();
        }
    }

    private static boolean isOurs(RoutingContext context) {
        HttpMethod method = context.request().method();
        return (method == HttpMethod.GET || method == HttpMethod.HEAD) && !ApiPaths.owns(context.normalizedPath());
    }

    private static HttpServerResponse page(HttpServerResponse response) {
        return response.putHeader(SecurityHeaders.POLICY, SecurityHeaders.PAGE_POLICY);
    }
}
