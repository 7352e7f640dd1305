package io.whisperrest.api.error;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the OpenAPI document: every failure is a problem document, and failures common to all operations need not be repeated on
 * each. An operation declares only its own.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemsInOpenApi implements OASFilter {
    private static final Map<String, String> ALWAYS = new TreeMap<>(Map.of(
            "406", "`not_acceptable`",
            "429", "`rate_limited`, with `Retry-After`",
            "500", "`internal`",
            "503", "`unavailable`, with `Retry-After`"));
    private static final String URI_TOO_LONG = "414";
    private static final Map<String, String> WITH_BODY = Map.of(
            "400",
            "`malformed_request`",
            "408",
            "`request_timeout`: the body arrived too slowly",
            "413",
            "`body_too_large`",
            "415",
            "`unsupported_media_type`");
    private static final Map<String, String> WITH_PARAMETERS =
            Map.of("400", "`malformed_request`", URI_TOO_LONG, "Path and query are longer than 4096 bytes; no body");
    private static final Map<String, String> SIGNED_IN = Map.of("401", "`unauthenticated`, `token_expired`");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> {
            boolean openAi = path.startsWith("/v1/");
            item.getOperations().values().forEach(operation -> complete(operation, openAi));
        });
        document.getComponents().addSchema("OpenAiError", openAiError());
    }

    private static void complete(Operation operation, boolean openAi) {
        ALWAYS.forEach((status, what) -> add(operation, status, what));
        if (operation.getRequestBody() != null) {
            WITH_BODY.forEach((status, what) -> add(operation, status, what));
        }
        if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
            WITH_PARAMETERS.forEach((status, what) -> add(operation, status, what));
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            SIGNED_IN.forEach((status, what) -> add(operation, status, what));
        }
        Map.copyOf(operation.getResponses().getAPIResponses()).forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null && !status.equals(URI_TOO_LONG)) {
                operation.getResponses().addAPIResponse(status, withBody(response, openAi));
            }
        });
    }

    /** Copies the response: the framework shares one object among all operations, and their error formats differ. */
    private static APIResponse withBody(APIResponse response, boolean openAi) {
        return OASFactory.createAPIResponse()
                .description(response.getDescription())
                .headers(response.getHeaders())
                .content(openAi ? openAiContent() : problem());
    }

    private static void add(Operation operation, String status, String what) {
        Map<String, APIResponse> known = operation.getResponses().getAPIResponses();
        if (known == null || !known.containsKey(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(what));
        }
    }

    private static Schema openAiError() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema maybe =
                OASFactory.createSchema().addType(Schema.SchemaType.STRING).addType(Schema.SchemaType.NULL);
        Schema body = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("message", text)
                .addProperty("type", text)
                .addProperty("param", maybe)
                .addProperty("code", maybe)
                .required(List.of("message", "type", "param", "code"));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("error", body)
                .required(List.of("error"));
    }

    private static Content openAiContent() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/OpenAiError")));
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        ProblemDocument.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
    }
}
