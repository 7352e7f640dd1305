package io.whisperrest.api.share;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Adds the share-token security scheme to the OpenAPI document. Runs after the other filters, because what they add to protected
 * operations does not apply here.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 0)
public class ShareInOpenApi implements OASFilter {
    private static final String SCHEME = "share";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("Authorization")
                                .description(
                                        "`Share TOKEN`, with the token that follows the `#` of a link. Browsers send the cookie "
                                                + "of POST /api/shared instead."));
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/api/shared/")) {
                item.getOperations()
                        .values()
                        .forEach(operation -> operation
                                .addSecurityRequirement(
                                        OASFactory.createSecurityRequirement().addScheme(SCHEME))
                                .addSecurityRequirement(OASFactory.createSecurityRequirement()));
            }
        });
    }
}
