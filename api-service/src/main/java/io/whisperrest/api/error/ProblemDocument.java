package io.whisperrest.api.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.http.RequestIds;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The RFC 9457 document of a problem, for both layers that answer: the resources and the router below them. */
@Schema(
        name = "Problem",
        description = "RFC 9457 problem details",
        requiredProperties = {"type", "title", "status", "code", "detail", "requestId"})
public record ProblemDocument(
        @Schema(examples = "urn:whisperrest:not_found") String type,
        String title,
        int status,

        @Schema(description = "Stable; clients translate it", examples = "not_found")
        String code,

        String detail,
        String requestId,

        @Schema(description = "Present only with validation_failed")
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String CODE = "problemCode";
    private static final String SHOULD_RETRY = "x-should-retry";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The problem code of this request's response; null = none. */
    public static String code(RoutingContext context) {
        return context.get(CODE);
    }

    static Response response(ApiProblem problem, RoutingContext context) {
        context.put(CODE, problem.code());
        boolean openAi = isOpenAi(context);
        Response.ResponseBuilder answer = Response.status(openAi ? OpenAiError.status(problem) : problem.status())
                .type(openAi ? "application/json" : MEDIA_TYPE)
                .entity(json(problem, context));
        if (openAi) {
            answer.header(SHOULD_RETRY, OpenAiError.shouldRetry(problem));
        }
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    static void send(ApiProblem problem, RoutingContext context) {
        context.put(CODE, problem.code());
        problem.headers().forEach(context.response()::putHeader);
        boolean openAi = isOpenAi(context);
        if (openAi) {
            context.response().putHeader(SHOULD_RETRY, Boolean.toString(OpenAiError.shouldRetry(problem)));
        }
        context.response()
                .setStatusCode(openAi ? OpenAiError.status(problem) : problem.status())
                .putHeader("Content-Type", openAi ? "application/json" : MEDIA_TYPE)
                .end(json(problem, context));
    }

    /** Clients of the OpenAI dialect understand only its error object. */
    private static boolean isOpenAi(RoutingContext context) {
        String path = context.normalizedPath();
        return path.equals("/v1") || path.startsWith("/v1/");
    }

    private static String json(ApiProblem problem, RoutingContext context) {
        return isOpenAi(context) ? write(OpenAiError.of(problem)) : write(members(problem, context));
    }

    private static Map<String, Object> members(ApiProblem problem, RoutingContext context) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:whisperrest:" + problem.code());
        document.put("title", problem.title());
        document.put("status", problem.status());
        document.put("code", problem.code());
        document.put("detail", problem.detail());
        document.put("requestId", RequestIds.of(context));
        document.putAll(problem.extras());
        return document;
    }

    private static String write(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // only strings and numbers
        }
    }
}
