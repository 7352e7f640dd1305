package io.whisperrest.api.error;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Completes the OpenAPI document: responses use null for an unknown value and never omit the property. So a nullable property is
 * always present, and the generated types say so.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class EmptyIsNullInOpenApi implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = new HashSet<>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .forEach(type -> reach(type.getSchema(), schemas, sent));
        schemas.forEach((name, schema) -> {
            if (!sent.contains(name) && schema.getProperties() != null) {
                schema.getProperties().forEach((property, type) -> {
                    if (mayBeNull(type)) {
                        require(schema, property);
                    }
                });
            }
        });
    }

    private static boolean mayBeNull(Schema schema) {
        return isNull(schema)
                || (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(EmptyIsNullInOpenApi::isNull))
                || (schema.getOneOf() != null && schema.getOneOf().stream().anyMatch(EmptyIsNullInOpenApi::isNull));
    }

    private static boolean isNull(Schema schema) {
        return schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
    }

    private static void require(Schema schema, String property) {
        List<String> required =
                schema.getRequired() == null ? new ArrayList<>() : new ArrayList<>(schema.getRequired());
        if (!required.contains(property)) {
            required.add(property);
            schema.setRequired(required);
        }
    }

    /** Skips request schemas: callers may omit properties. */
    private static void reach(Schema schema, Map<String, Schema> schemas, Set<String> reached) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (reached.add(name)) {
                reach(schemas.get(name), schemas, reached);
            }
        }
        reach(schema.getItems(), schemas, reached);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> reach(property, schemas, reached));
        }
        for (List<Schema> parts : Arrays.asList(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())) {
            if (parts != null) {
                parts.forEach(part -> reach(part, schemas, reached));
            }
        }
    }
}
