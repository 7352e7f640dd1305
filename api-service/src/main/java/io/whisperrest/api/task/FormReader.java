package io.whisperrest.api.task;

import java.util.List;
import java.util.Map;

/** Reads the fields of a dialect's form. */
public interface FormReader {
    /**
     * @param fields by name, as sent
     * @param fileName without a path; null when the client sent none
     * @throws io.whisperrest.api.error.ApiProblem 400, 422 for a value that is not allowed
     */
    TaskRequest.Form read(Map<String, List<String>> fields, String fileName);
}
