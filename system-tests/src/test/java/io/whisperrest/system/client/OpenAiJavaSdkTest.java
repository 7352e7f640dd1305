package io.whisperrest.system.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams.TimestampGranularity;
import com.openai.models.audio.transcriptions.TranscriptionCreateResponse;
import com.openai.models.audio.transcriptions.TranscriptionSegment;
import com.openai.models.audio.transcriptions.TranscriptionStreamEvent;
import com.openai.models.audio.transcriptions.TranscriptionVerbose;
import com.openai.models.audio.transcriptions.TranscriptionWord;
import com.openai.models.audio.translations.TranslationCreateParams;
import com.openai.models.models.Model;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Recordings;
import io.whisperrest.system.stack.Stack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's Java SDK with nothing changed but its base URL. */
@Tag("slow")
class OpenAiJavaSdkTest {
    private static final Path RUSSIAN = Project.evaluation("long/ru-gigaam-long-32s.flac");
    private static final int OVER_25_MIB = 26 * 1024 * 1024;

    @TempDir
    private static Path directory;

    private static Stack stack;
    private static Client user;
    private static Path longer;

    @BeforeAll
    static void start() {
        longer = new Recordings(directory).repeated(5);
        stack = new Stack(directory.resolve("data"));
        stack.startApi();
        stack.startWorker();
        user = stack.client("java-sdk");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static OpenAIClient client(UnaryOperator<OpenAIOkHttpClient.Builder> settings) {
        return settings.apply(OpenAIOkHttpClient.builder()
                        .baseUrl(stack.url() + "/v1")
                        .apiKey(user.token())
                        .maxRetries(0))
                .build();
    }

    private static OpenAIClient client() {
        return client(builder -> builder);
    }

    private static TranscriptionCreateResponse transcribe(UnaryOperator<TranscriptionCreateParams.Builder> fields) {
        return client().audio()
                .transcriptions()
                .create(fields.apply(about(Project.sample())).build());
    }

    private static TranscriptionCreateParams.Builder about(Path file) {
        return TranscriptionCreateParams.builder().model("whisper-1").file(file);
    }

    private static MultipartField<InputStream> file(String name, byte[] bytes) {
        return MultipartField.<InputStream>builder()
                .value(new ByteArrayInputStream(bytes))
                .filename(name)
                .build();
    }

    private static String bare(AudioResponseFormat format) {
        return transcribe(fields -> fields.responseFormat(format))
                .asTranscription()
                .text();
    }

    private static TranscriptionVerbose verbose(TimestampGranularity... wanted) {
        return transcribe(fields ->
                        fields.responseFormat(AudioResponseFormat.VERBOSE_JSON).timestampGranularities(List.of(wanted)))
                .asVerbose()
                .validate();
    }

    @Test
    void jsonHasTheTextAndItsDuration() {
        var answer = transcribe(fields -> fields).asTranscription().validate();
        assertTrue(answer.text().contains("speech to text"), answer.text());
        assertEquals(10.48, answer.usage().orElseThrow().asDuration().seconds(), 0.1);
    }

    @Test
    void textSrtAndVttAreBareBodies() {
        assertTrue(bare(AudioResponseFormat.TEXT).startsWith("This is a short test"));
        assertTrue(bare(AudioResponseFormat.SRT).startsWith("1\n00:00:0"));
        assertTrue(bare(AudioResponseFormat.VTT).startsWith("WEBVTT\n\n00:00:0"));
    }

    @Test
    void verboseJsonHasTheRequestedSegmentsAndWords() {
        TranscriptionVerbose both = verbose(TimestampGranularity.SEGMENT, TimestampGranularity.WORD);
        assertEquals("english", both.language());
        assertEquals(10.48, both.duration(), 0.1);
        List<TranscriptionSegment> segments = both.segments().orElseThrow();
        assertTrue(segments.stream().noneMatch(each -> each.tokens().isEmpty()));
        List<TranscriptionWord> words = both.words().orElseThrow();
        assertEquals(
                List.of(both.text().split(" ")),
                words.stream().map(TranscriptionWord::word).toList());
        double[] times = words.stream()
                .flatMapToDouble(word -> DoubleStream.of(word.start(), word.end()))
                .toArray();
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        assertEquals(Arrays.toString(sorted), Arrays.toString(times));
        assertTrue(verbose(TimestampGranularity.SEGMENT).words().isEmpty());
        assertTrue(verbose(TimestampGranularity.WORD).segments().isEmpty());
    }

    @Test
    void everyModelNameResolvesToAModel() {
        for (String name : List.of(
                "base",
                "whisper-base",
                "ggml-base.bin",
                "openai/whisper-base",
                "gpt-4o-mini-transcribe",
                "distil-large-v3")) {
            String text =
                    transcribe(fields -> fields.model(name)).asTranscription().text();
            assertTrue(text.contains("speech"), name);
        }
    }

    @Test
    void aStreamDeliversTheTextInParts() {
        TranscriptionCreateParams params = about(longer).build();
        try (StreamResponse<TranscriptionStreamEvent> events =
                client().audio().transcriptions().createStreaming(params)) {
            List<TranscriptionStreamEvent> all = events.stream().toList();
            List<String> deltas = all.stream()
                    .flatMap(event -> event.transcriptTextDelta().stream())
                    .map(delta -> delta.delta())
                    .toList();
            String done =
                    all.get(all.size() - 1).transcriptTextDone().orElseThrow().text();
            assertTrue(deltas.size() > 3, () -> deltas.size() + " deltas");
            assertEquals(deltas.size() + 1, all.size());
            assertEquals(done, String.join("", deltas).strip());
        }
    }

    @Test
    void optionsReachTheEngine() {
        String text = transcribe(
                        fields -> fields.prompt("A test.").temperature(0.2).language("en"))
                .asTranscription()
                .text();
        assertTrue(text.contains("recording"), text);
    }

    @Test
    void anUploadOver25MibIsAccepted() throws IOException {
        byte[] sound = Files.readAllBytes(Project.sample());
        byte[] padded = Arrays.copyOf(sound, sound.length + OVER_25_MIB); // decoders ignore what follows the last frame
        String text = transcribe(fields -> fields.file(file("large.flac", padded)))
                .asTranscription()
                .text();
        assertTrue(text.contains("speech"), text);
    }

    @Test
    void aTaskSucceedsThoughItsCallerDisconnected() throws IOException {
        byte[] sound = Files.readAllBytes(longer);
        TranscriptionCreateParams params =
                about(longer).file(file("given-up-by-java.flac", sound)).build();
        OpenAIClient impatient = client(builder -> builder.timeout(Duration.ofMillis(700)));
        assertThrows(
                OpenAIIoException.class,
                () -> impatient.audio().transcriptions().create(params));
        JsonNode task = await().atMost(Duration.ofSeconds(20)).until(this::givenUp, found -> found != null);
        String id = task.path("id").asText();
        assertEquals("success", user.awaitEnd(id).path("status").asText());
    }

    private JsonNode givenUp() {
        for (JsonNode task : user.tasks()) {
            if (task.path("name").asText().equals("given-up-by-java.flac")) {
                return task;
            }
        }
        return null;
    }

    @Test
    @SuppressWarnings("deprecation") // OpenAI is about to remove it, but programs still call it
    void aTranslationOfRussianIsEnglish() {
        Assumptions.assumeTrue(Files.exists(RUSSIAN), "recordings of real people are not part of this project");
        String text = client().audio()
                .translations()
                .create(TranslationCreateParams.builder()
                        .model("whisper-1")
                        .file(RUSSIAN)
                        .build())
                .asTranslation()
                .text();
        assertTrue(text.chars().filter(Character::isLetter).count() > 40, text);
        assertTrue(text.chars().filter(Character::isLetter).allMatch(letter -> letter < 128), text);
    }

    @Test
    void modelsAreListedAndFound() {
        Set<String> ids = StreamSupport.stream(
                        client().models().list().autoPager().spliterator(), false)
                .map(Model::id)
                .collect(Collectors.toSet());
        assertTrue(ids.containsAll(Set.of("base", "whisper-1")), ids::toString);
        assertNotNull(client().models().retrieve("whisper-1").validate());
    }

    @Test
    void errorsMapToTheSdksExceptionClasses() {
        refused(
                NotFoundException.class,
                "model_not_found",
                "model",
                () -> client().models().retrieve("gpt-9"));
        refused(
                BadRequestException.class,
                "invalid_value",
                "temperature",
                () -> transcribe(fields -> fields.temperature(9)));
        refused(
                BadRequestException.class,
                "invalid_value",
                "language",
                () -> transcribe(fields -> fields.language("klingon")));
        byte[] text = "no sound at all".getBytes(StandardCharsets.UTF_8);
        refused(
                BadRequestException.class,
                "not_audio",
                "file",
                () -> transcribe(fields -> fields.file(file("a.mp3", text))));
        refused(
                UnauthorizedException.class,
                "invalid_api_key",
                null,
                () -> client(builder -> builder.apiKey("wrong")).models().list());
    }

    private static void refused(
            Class<? extends OpenAIServiceException> kind, String code, String param, Executable call) {
        OpenAIServiceException rejection = assertThrows(kind, call);
        assertEquals(code, rejection.code().orElse(null));
        assertEquals(param, rejection.param().orElse(null));
    }
}
