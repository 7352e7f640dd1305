package io.whisperrest.api.task;

import io.whisperrest.api.audio.MultipartUpload;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A form as the body of a task.
 *
 * @param read fields and the file's name to what is asked for
 */
public record UploadedForm(MultipartUpload upload, BiFunction<Map<String, List<String>>, String, TaskRequest.Form> read)
        implements IntakeService.Body {
    @Override
    public InputStream audio() throws IOException {
        return upload.file();
    }

    @Override
    public TaskRequest.Form form() throws IOException {
        return read.apply(upload.fields(), FileName.cleaned(upload.fileName()));
    }
}
