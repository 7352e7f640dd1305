package io.whisperrest.api.upload;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.whisperrest.api.testing.TestAccount;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The requests of a tus client. */
record TusCalls(TestAccount account) {
    static final String CHUNK = "application/offset+octet-stream";

    private static final RestAssuredConfig BYTES = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs(CHUNK, io.restassured.http.ContentType.BINARY));

    RequestSpecification request() {
        return account.request().config(BYTES).header("Tus-Resumable", "1.0.0");
    }

    ValidatableResponse begin(long length, String name) {
        return request()
                .header("Upload-Length", length)
                .header(
                        "Upload-Metadata",
                        "filename " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)))
                .post("/api/uploads")
                .then();
    }

    /** The path of a new upload. */
    String begun(long length) {
        return begin(length, "a.wav").statusCode(201).extract().header("Location");
    }

    /** The id of a finished upload. */
    String finished(byte[] bytes, String name) {
        String path = begin(bytes.length, name).statusCode(201).extract().header("Location");
        patch(path, 0, bytes).statusCode(204);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    ValidatableResponse patch(String path, Object offset, byte[] bytes) {
        return request()
                .header("Upload-Offset", offset)
                .contentType(CHUNK)
                .body(bytes)
                .patch(path)
                .then();
    }

    ValidatableResponse head(String path) {
        return request().head(path).then();
    }
}
