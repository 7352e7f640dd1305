package io.whisperrest.api.dashboard;

/** The page at {@code /} when no dashboard was built: says that the service runs and links to its documentation. */
final class WelcomePage {
    static final String HTML = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Whisper REST API</title>
            <h1>Whisper REST API</h1>
            <p>The service is running. The dashboard is not built here.</p>
            <ul>
              <li><a href="/q/swagger-ui/">Try the API (Swagger UI)</a></li>
              <li><a href="/q/openapi?format=json">Its description (OpenAPI)</a></li>
            </ul>
            </html>
            """;

    private WelcomePage() {}
}
