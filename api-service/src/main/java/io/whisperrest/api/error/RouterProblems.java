package io.whisperrest.api.error;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Failures outside any resource: an unmatched path, or a request that the router cannot read. */
class RouterProblems {
    private static final Logger LOG = Logger.getLogger(RouterProblems.class);
    private static final int LAST = 200_000;

    void install(@Observes Router router) {
        router.route().order(LAST).handler(context -> ProblemDocument.send(Problems.notFound(), context));
        router.route().order(-LAST).failureHandler(RouterProblems::failed);
    }

    private static void failed(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        Throwable failure = context.failure();
        if (failure instanceof ApiProblem problem) {
            ProblemDocument.send(problem, context);
            return;
        }
        int status = context.statusCode();
        ApiProblem problem = status == 401 ? SecurityMappers.reason(failure) : RequestMappers.byStatus(status);
        if (problem.status() == 500) {
            LOG.error("request failed", failure);
        }
        ProblemDocument.send(problem, context);
    }
}
