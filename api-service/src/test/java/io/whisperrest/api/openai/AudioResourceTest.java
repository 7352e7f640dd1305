package io.whisperrest.api.openai;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the OpenAI dialect. Successful responses are tested on the packaged service. */
@ApiTest
class AudioResourceTest {
    private TestAccount account;

    @BeforeEach
    void signUp() {
        account = TestAccount.register();
    }

    @Test
    void answersMissingCredentialsWithTheErrorObject() {
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
        "model, gpt-4o-transcribe-diarize, 400, unsupported_value, model",
        "response_format, yaml, 400, unsupported_value, response_format",
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
    void rejectsAnUnknownGranularityWhereTheFormatHasTimestamps() {
        account.request()
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .multiPart("model", "whisper-1")
                .multiPart("response_format", "verbose_json")
                .multiPart("timestamp_granularities[]", "sentence")
                .post("/v1/audio/transcriptions")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("timestamp_granularities"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000, 3_000_000})
    void aFileUnderAnotherNameIsAskedForAsFileWhateverItsSize(int bytes) {
        byte[] audio = Arrays.copyOf(RecognisedTask.WAV, bytes);
        for (String path : List.of("/v1/audio/transcriptions", "/v1/audio/translations")) {
            account.request()
                    .multiPart("model", "whisper-1")
                    .multiPart("audio_file", "b.wav", audio)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("missing_required_parameter"))
                    .body("error.param", equalTo("file"));
        }
        for (String path : List.of("/transcribe", "/api/tasks")) {
            account.request()
                    .multiPart("audio_file", "b.wav", audio)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("file_missing"))
                    .body("detail", containsString("'file'"));
        }
    }

    @Test
    void readsTheNumberOfAnAudioTrack() {
        account.request()
                .multiPart("model", "whisper-1")
                .multiPart("track", "0")
                .multiPart("file", "a.wav", RecognisedTask.WAV)
                .post("/v1/audio/transcriptions")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("track"));
    }

    @Test
    void requiresAModelAndAFile() {
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
    void answersNonAudioWithAClientError() {
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
    void listsModelsAndTheAliasesOfTheDefault() {
        account.request()
                .get("/v1/models")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"))
                .body("data.id", hasItems("base", "whisper-1"));
        account.request().get("/v1/models/whisper-1").then().statusCode(200).body("object", equalTo("model"));
        account.request().get("/v1/models/none").then().statusCode(404).body("error.code", equalTo("model_not_found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audio/transcriptions",
                "/audio/translations",
                "/openai/v1/audio/transcriptions",
                "/openai/deployments/whisper/audio/transcriptions?api-version=2024-06-01"
            })
    void answersUnderTheAddressesThatProgramsMakeOfIt(String path) {
        account.request()
                .multiPart("model", "whisper-1")
                .multiPart("file", "a.mp3", "hello".getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(400)
                .header("X-Request-Id", notNullValue())
                .body("error.code", equalTo("not_audio"));
        given().multiPart("file", "a.wav", RecognisedTask.WAV)
                .post(path)
                .then()
                .statusCode(401)
                .body("error.code", equalTo("invalid_api_key"));
    }

    @Test
    void listsModelsUnderTheOtherPathsToo() {
        for (String path : List.of("/v1/audio/models", "/models", "/openai/v1/models")) {
            account.request().get(path).then().statusCode(200).body("data.id", hasItems("base", "whisper-1"));
            account.request().get(path + "/base").then().statusCode(200).body("id", equalTo("base"));
        }
        account.request().get("/openai/chat").then().statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void answersAnUnknownPathWithTheErrorObjectToo() {
        account.request().get("/v1/chat/completions").then().statusCode(404).body("error.code", equalTo("not_found"));
    }
}
