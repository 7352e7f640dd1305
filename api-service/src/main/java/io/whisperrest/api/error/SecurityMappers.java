package io.whisperrest.api.error;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.model.database.DatabaseUnavailable;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Maps missing authentication to 401 and missing permission to 403. */
class SecurityMappers {

    @ServerExceptionMapper
    Response anonymous(UnauthorizedException e, RoutingContext context) {
        return ProblemDocument.response(Problems.unauthenticated(), context);
    }

    @ServerExceptionMapper
    Response refused(AuthenticationFailedException e, RoutingContext context) {
        return ProblemDocument.response(reason(e), context);
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException e, RoutingContext context) {
        return ProblemDocument.response(Problems.forbidden("admin_only", "This is for administrators."), context);
    }

    static ApiProblem reason(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof InvalidJwtException invalid && invalid.hasExpired()) {
                return Problems.tokenExpired();
            }
            if (t instanceof DatabaseUnavailable) {
                return Problems.unavailable(Duration.ofSeconds(5));
            }
        }
        return Problems.unauthenticated();
    }
}
