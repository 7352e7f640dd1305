package io.whisperrest.api.openai;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the OpenAI door refuses, in the words its clients know; what it answers is shown on the packaged service. */
@ApiTest
class AudioResourceTest {
    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    @Test
    void nobodyGetsTheErrorObject() {
        given().multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/v1/audio/transcriptions")
                .then()
                .statusCode(401)
                .header("x-should-retry", "false")
                .body("error.code", equalTo("invalid_api_key"))
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.param", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "model, gpt-9, 404, model_not_found, model",
        "model, gpt-4o-transcribe-diarize, 400, unsupported_value, model",
        "response_format, yaml, 400, unsupported_value, response_format",
        "timestamp_granularities[], word, 400, unsupported_value, timestamp_granularities",
        "include[], logprobs, 400, unsupported_value, include",
        "known_speaker_names[], Anna, 400, unsupported_value, known_speaker_names",
        "temperature, 7, 400, invalid_value, temperature",
        "language, klingon, 400, invalid_value, language"
    })
    void namesTheFieldThatIsWrong(String field, String value, int status, String code, String param) {
        var request =
                account.request().multiPart("file", "a.wav", RecognisedTask.WAV).multiPart(field, value);
        if (!field.equals("model")) {
            request.multiPart("model", "whisper-1");
        }
        request.post("/v1/audio/transcriptions")
                .then()
                .statusCode(status)
                .contentType("application/json")
                .header("x-should-retry", "false")
                .body("error.code", equalTo(code))
                .body("error.param", equalTo(param));
    }

    @Test
    void needsAModelAndAFile() {
        account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/v1/audio/transcriptions")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("missing_required_parameter"))
                .body("error.param", equalTo("model"));
        account.request()
                .multiPart("model", "whisper-1")
                .post("/v1/audio/translations")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("missing_required_parameter"))
                .body("error.param", equalTo("file"));
    }

    @Test
    void whatIsNoAudioIsTheCallersFault() {
        account.request()
                .multiPart("model", "whisper-1")
                .multiPart("file", "a.mp3", "hello".getBytes(StandardCharsets.UTF_8))
                .post("/v1/audio/transcriptions")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("not_audio"))
                .body("error.param", equalTo("file"));
    }

    @Test
    void listsModelsAndTheNamesThatStandForTheDefault() {
        account.request()
                .get("/v1/models")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"))
                .body("data.id", hasItems("base", "whisper-1"));
        account.request().get("/v1/models/whisper-1").then().statusCode(200).body("object", equalTo("model"));
        account.request().get("/v1/models/none").then().statusCode(404).body("error.code", equalTo("model_not_found"));
    }

    @Test
    void anUnknownPathHasTheErrorObjectToo() {
        account.request().get("/v1/chat/completions").then().statusCode(404).body("error.code", equalTo("not_found"));
    }
}
