package io.whisperrest.api.dashboard;

/** What {@code /} shows where no dashboard was built: that the service runs, and where its description is. */
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
