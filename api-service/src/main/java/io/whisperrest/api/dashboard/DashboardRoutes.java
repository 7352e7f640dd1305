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

/** Serves the dashboard for GET and HEAD outside the API's paths; passes everything else on to the API. */
class DashboardRoutes {
    private static final Logger LOG = Logger.getLogger(DashboardRoutes.class);
    private static final int BEFORE_RESOURCES = -100;
    private static final long RECHECK_MS = 1000;
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CACHING = "Cache-Control";
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
                // Look again for a file that was missing once; in read-only mode it would stay missing until the next
                // start.
                .setFilesReadOnly(false)
                .setCacheEntryTimeout(RECHECK_MS)
                .setDirectoryListing(false);
        router.route().order(BEFORE_RESOURCES).handler(context -> {
            if (isOurs(context)) {
                context.addHeadersEndHandler(sent -> keepNoError(context.response()));
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
                // A script that requests a chunk of an older build must not receive a page.
                page(context.response().setStatusCode(404))
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
        if (!files.holds(path)) {
            context.next();
            return;
        }
        page(context.response()).putHeader(CACHING, files.hashed().contains(path) ? FOR_EVER : "no-cache");
        if (files.isPage(path)) {
            // The handler sets the type only with a body, so not for HEAD.
            context.response().putHeader("Content-Type", HTML);
        }
        handler.handle(context);
    }

    /** A file may be missing or truncated for a moment. Browsers must retry and not cache the error for a year. */
    private static void keepNoError(HttpServerResponse response) {
        if (response.getStatusCode() >= 400) {
            response.putHeader(CACHING, "no-store");
        }
    }

    /** Decodes as the static handler does, which would redirect an encoded slash with 301 and drop the query. */
    private static String decoded(String path) {
        try {
            return Path.of(URLDecoder.decode(path.replace("+", "%2B"), UTF_8))
                            .normalize()
                            .toString()
                            .replace('\\', '/')
                    + (path.endsWith("/") && path.length() > 1 ? "/" : "");
        } catch (IllegalArgumentException e) {
            return path; // not decodable: the handler rejects it
        }
    }

    private static void welcome(RoutingContext context) {
        if (isOurs(context)) {
            page(context.response())
                    .putHeader("Content-Type", HTML)
                    .putHeader(CACHING, "no-cache")
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
