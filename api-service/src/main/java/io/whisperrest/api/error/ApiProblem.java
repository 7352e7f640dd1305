package io.whisperrest.api.error;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** A failure that is reported to the client. Created by {@link Problems}; immutable. */
public final class ApiProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String title;
    private final transient Map<String, Object> extras;
    private final transient Map<String, String> headers;

    /** @param extras further members of the document, e.g. {@code maxBytes} */
    public ApiProblem(int status, String code, String title, String detail, Map<String, Object> extras) {
        this(status, code, title, detail, extras, Map.of());
    }

    private ApiProblem(
            int status,
            String code,
            String title,
            String detail,
            Map<String, Object> extras,
            Map<String, String> headers) {
        super(detail, null, false, false); // an expected answer: no stack trace
        this.status = status;
        this.code = code;
        this.title = title;
        this.extras = new LinkedHashMap<>(extras);
        this.headers = new LinkedHashMap<>(headers);
    }

    public ApiProblem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extras);
        more.put(member, value);
        return new ApiProblem(status, code, title, detail(), more, headers);
    }

    public ApiProblem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiProblem(status, code, title, detail(), extras, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return getMessage();
    }

    public Map<String, Object> extras() {
        return extras;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
