package io.whisperrest.api.task;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The JSON body of {@code POST /api/tasks} for the OpenAPI document; {@link JsonOptions} parses it. */
@Schema(name = "UploadedTask", requiredProperties = "uploadId")
public record UploadedTask(
        @Schema(description = "Id of a finished upload of /api/uploads")
        String uploadId,

        @Schema(description = "At most 255 characters; default: the name of the upload")
        String name,

        @Schema(
                description = "Code, tag or name, or auto; zh-CN, zh-TW, zh-HK, sr-Latn and sr-Cyrl also select the "
                        + "script of the text",
                defaultValue = "auto")
        String language,

        @Schema(description = "Codes, tags or names to choose from when the language is detected")
        List<String> languages,

        @Schema(description = "transcribe, or translate to English", defaultValue = "transcribe")
        String task,

        @Schema(description = "Id of a model of this server")
        String model,

        @Schema(description = "Text of at most 1500 characters that guides spelling and style")
        String prompt,

        @Schema(description = "Names and terms to expect") List<String> keywords,

        @Schema(description = "Word times", defaultValue = "true")
        Boolean words,

        @Schema(description = "0 to 1", defaultValue = "0") Double temperature,

        @Schema(description = "Start of the part to transcribe, in seconds")
        Double start,

        @Schema(description = "End of the part to transcribe, in seconds")
        Double end,

        @Schema(description = "mix, split or a number from 1 to 8", defaultValue = "mix")
        String channels,

        @Schema(description = "Number of the audio track, from 1; default: the default track")
        Integer track,

        @Schema(description = "At most 16 strings, returned with the task")
        Map<String, String> metadata,

        @Schema(description = "https URL to call when the task ends")
        String webhookUrl,

        @Schema(description = "auto, normal, bulk or hi", defaultValue = "auto")
        String lane,

        @Schema(description = "Everything of the task is erased this long after its end")
        Long ttlSeconds) {}
