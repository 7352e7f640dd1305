package io.whisperrest.api.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.http.RangeNotSatisfiable;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps what the framework rejects while it matches a resource and reads the parameters. */
class RequestMappers {
    private static final Logger LOG = Logger.getLogger(RequestMappers.class);

    private final AllowedMethods methods;

    RequestMappers(AllowedMethods methods) {
        this.methods = methods;
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, RoutingContext context) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return ProblemDocument.response(unreadable(json), context);
        }
        ApiProblem problem = isUnreadableParameter(e)
                ? Problems.malformed("A parameter cannot be read as the type it must have.")
                : byStatus(e.getResponse().getStatus());
        if (problem.status() == 500) {
            LOG.error("request failed", e);
        }
        if (problem.status() == 405) {
            problem = problem.withHeader("Allow", methods.of(context.normalizedPath()));
        }
        return ProblemDocument.response(problem, context);
    }

    /** JAX-RS reports a non-numeric value as "not found"; the cause distinguishes it from an unknown path. */
    private static boolean isUnreadableParameter(WebApplicationException e) {
        return e instanceof NotFoundException && e.getCause() != null;
    }

    @ServerExceptionMapper
    Response range(RangeNotSatisfiable e, RoutingContext context) {
        String detail = "The file has " + e.size() + " bytes: ask for some of them.";
        ApiProblem problem = Problems.of(416, "range_not_satisfiable", detail);
        return ProblemDocument.response(problem.withHeader("Content-Range", "bytes */" + e.size()), context);
    }

    @ServerExceptionMapper
    Response json(MismatchedInputException e, RoutingContext context) {
        return ProblemDocument.response(unreadable(e), context);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e, RoutingContext context) {
        return ProblemDocument.response(unreadable(e), context);
    }

    /** The client disconnected, or was disconnected, in the middle of a body or a response: not a fault of the server. */
    @ServerExceptionMapper
    Response broken(IOException e, RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || isGone(e) || response.closed() && e instanceof ClosedChannelException) {
            return ProblemDocument.response(Problems.of(400, "incomplete_body", "The body is incomplete."), context);
        }
        LOG.error("request failed", e);
        return ProblemDocument.response(Problems.internal(), context);
    }

    private static boolean isGone(Throwable e) {
        return e instanceof HttpClosedException || e.getCause() != null && isGone(e.getCause());
    }

    @ServerExceptionMapper
    Response values(ConstraintViolationException e, RoutingContext context) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new FieldError(
                        field(violation.getPropertyPath().toString()), "invalid", violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .collect(Collectors.toList());
        return ProblemDocument.response(Problems.validation(errors), context);
    }

    /** The path is {@code method.parameter.field}; the client knows only the field. */
    private static String field(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static ApiProblem unreadable(JsonProcessingException e) {
        if (e.getCause() instanceof ApiProblem problem) {
            return problem; // a problem raised below the parser: the body is too large, or there is no memory for it
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Problems.unknownField(unknown.getPropertyName());
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return Problems.malformed("The field '" + path(mapping) + "' cannot be read as the type it must have.");
        }
        return Problems.malformed("The body is not the JSON expected here.");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    static ApiProblem byStatus(int status) {
        return switch (status) {
            case 400 -> Problems.malformed("The request cannot be read.");
            case 401 -> Problems.unauthenticated();
            case 403 -> Problems.forbidden("admin_only", "This is not allowed.");
            case 404 -> Problems.notFound();
            case 405 -> Problems.of(405, "method_not_allowed", "This path does not know that method.");
            case 406 -> Problems.of(406, "not_acceptable", "None of the requested media types is available here.");
            case 408 -> Problems.of(408, "request_timeout", "The body arrived too slowly.");
            case 413 -> Problems.of(413, "body_too_large", "The body is too large.");
            case 415 -> Problems.of(415, "unsupported_media_type", "The media type of the body is not supported here.");
            default ->
                status >= 400 && status < 500 ? Problems.malformed("The request cannot be read.") : Problems.internal();
        };
    }
}
