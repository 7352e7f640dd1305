package io.whisperrest.api.session;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds the session cookie to the OpenAPI document as an alternative credential for every protected operation under {@code /api}. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class SessionInOpenApi implements OASFilter {
    private static final String SCHEME = "session";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("__Host-access")
                                .description(
                                        "Cookie set by POST /api/session; over plain http its name is `access`. Browsers send it "
                                                + "automatically, so leave this empty. Unsafe methods are accepted only from pages of this "
                                                + "server."));
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/api/")) {
                item.getOperations().values().forEach(SessionInOpenApi::open);
            }
        });
    }

    private static void open(Operation operation) {
        List<SecurityRequirement> known = operation.getSecurity();
        if (known == null || known.isEmpty()) {
            return;
        }
        List<SecurityRequirement> either = new ArrayList<>(known);
        either.add(OASFactory.createSecurityRequirement().addScheme(SCHEME));
        operation.setSecurity(either);
    }
}
