package io.whisperrest.api.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.api.error.ApiProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MultipartUploadTest {
    private static final int KIB = 1024;
    private static final int BUDGET = 256 * KIB;
    private static final FormFields FIELDS = FormFields.of(Set.of("prompt"), Set.of("keywords"));
    private static final FormFields ANY = new FormFields() {
        @Override
        public String name(String sent) {
            return IGNORED;
        }

        @Override
        public boolean isList(String name) {
            return false;
        }
    };

    private long read;

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** A form of that many equal parts, which counts the bytes that are read. */
    private MultipartUpload form(FormFields fields, String part, int parts) throws IOException {
        Enumeration<InputStream> all = Collections.enumeration(IntStream.range(0, parts)
                .<InputStream>mapToObj(n -> new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)))
                .toList());
        InputStream body = new SequenceInputStream(all) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                read += Math.max(0, count);
                return count;
            }
        };
        return new MultipartUpload("multipart/form-data; boundary=b", -1, body, fields);
    }

    private void isRefusedEarly(MultipartUpload upload) {
        ApiProblem problem = assertThrows(ApiProblem.class, upload::file);
        assertEquals(413, problem.status());
        assertEquals((long) BUDGET, problem.extras().get("maxBytes"));
        assertTrue(read < 2 * BUDGET, () -> read + " bytes were read");
    }

    @Test
    void allValuesOfAListShareOneLimit() throws IOException {
        isRefusedEarly(form(FIELDS, part("keywords", "k".repeat(60 * KIB)), 200));
    }

    @Test
    void skippedFieldsAndTheirNamesCountToo() throws IOException {
        isRefusedEarly(form(ANY, part("surprise", "x".repeat(60 * KIB)), 200));
        read = 0;
        isRefusedEarly(form(ANY, part("x".repeat(60 * KIB), ""), 200));
    }

    @Test
    void thePreambleIsLimitedToo() {
        ApiProblem problem = assertThrows(
                ApiProblem.class, () -> form(FIELDS, "a".repeat(60 * KIB), 200).file());
        assertEquals(413, problem.status());
        assertTrue(read < 3 * BUDGET, () -> read + " bytes were read");
    }

    @Test
    void theFileIsUnlimitedAndTheFieldsAfterItHaveTheirOwnLimit() throws IOException {
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                + "x".repeat(2048 * KIB) + "\r\n";
        String all = file + part("prompt", "p".repeat(60 * KIB)) + "--b--\r\n";
        MultipartUpload upload = form(FIELDS, all, 1);
        assertEquals(2048 * KIB, upload.file().readAllBytes().length);
        assertEquals(60 * KIB, upload.fields().get("prompt").get(0).length());
    }

    @Test
    void rejectsAValueWithANulCharacter() throws IOException {
        ApiProblem problem = assertThrows(ApiProblem.class, form(FIELDS, part("prompt", "a\0b"), 2)::file);
        assertEquals("400 malformed_request", problem.status() + " " + problem.code());
    }
}
