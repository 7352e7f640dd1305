package io.whisperrest.api.task;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The JSON body of {@code POST /api/tasks}, as the API's description shows it; {@link JsonOptions} reads it. */
@Schema(name = "UploadedTask", requiredProperties = "uploadId")
public record UploadedTask(
        @Schema(description = "Id of a finished upload of /api/uploads")
        String uploadId,

        @Schema(description = "At most 255 characters; else the name the upload was given")
        String name,

        @Schema(description = "Code or auto", defaultValue = "auto")
        String language,

        @Schema(description = "Codes to choose from when the language is detected")
        List<String> languages,

        @Schema(description = "transcribe, or translate to English", defaultValue = "transcribe")
        String task,

        @Schema(description = "Id of a model of this server")
        String model,

        @Schema(description = "At most 1000 characters before the text, for spelling and style")
        String prompt,

        @Schema(description = "Names and terms to expect") List<String> keywords,

        @Schema(description = "Word times", defaultValue = "true")
        Boolean words,

        @Schema(description = "0 to 1", defaultValue = "0") Double temperature,

        @Schema(description = "Seconds; only from here") Double start,

        @Schema(description = "Seconds; only up to here") Double end,

        @Schema(description = "mix, split or a number from 1 to 8", defaultValue = "mix")
        String channels,

        @Schema(description = "At most 16 strings, echoed on the task")
        Map<String, String> metadata,

        @Schema(description = "https URL to be called when the task is over")
        String webhookUrl,

        @Schema(description = "auto, normal, bulk or hi", defaultValue = "auto")
        String lane,

        @Schema(description = "Everything of the task is erased this long after its end")
        Long ttlSeconds) {}
