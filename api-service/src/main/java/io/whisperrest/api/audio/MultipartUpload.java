package io.whisperrest.api.audio;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.UploadContext;

/** A multipart form that is parsed while it arrives and never held in memory: the fields before the file, the file, the fields after it. */
public final class MultipartUpload {
    private static final int MAX_FIELD_LENGTH = 64 * 1024;
    /** Total size of all fields, names included. */
    private static final int MAX_FIELDS = 256 * 1024;
    /** Everything except the file: fields, part headers, boundaries, preamble. */
    private static final int MAX_FORM = 2 * MAX_FIELDS;

    private static final int MAX_VALUES = 200;
    private static final int MAX_SHOWN = 40;
    /** Long enough for a file name of several thousand characters, which is pointless but valid. */
    private static final int MAX_HEADER_LENGTH = 64 * 1024;

    private final FormFields known;
    private final FormBytes formBytes;
    private final FileItemIterator parts;
    private final Map<String, List<String>> fields = new HashMap<>();
    private String fileName;
    private boolean fileSeen;
    private int fieldBytes;

    /**
     * @param known fields allowed besides {@code file}; each at most once unless it is a list
     * @throws io.whisperrest.api.error.ApiProblem 400 when the body is not a form
     */
    public MultipartUpload(String contentType, long contentLength, InputStream body, FormFields known)
            throws IOException {
        this.known = known;
        this.formBytes = new FormBytes(body, MAX_FORM);
        FileUpload upload = new FileUpload();
        upload.setPartHeaderSizeMax(MAX_HEADER_LENGTH);
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        try {
            this.parts = upload.getItemIterator(new Context(contentType, contentLength, formBytes));
        } catch (FileUploadException e) {
            throw Problems.malformed("The body is not a multipart form: send the audio as form field 'file'.");
        }
    }

    /**
     * Reads up to the start of the file.
     *
     * @throws io.whisperrest.api.error.ApiProblem 400 {@code file_missing}, {@code unknown_field}
     */
    public InputStream file() throws IOException {
        while (hasNext()) {
            FileItemStream part = next();
            if ("file".equals(part.getFieldName())) {
                fileSeen = true;
                formBytes.fileFollows(true);
                fileName = name(part);
                return part.openStream();
            }
            readField(part);
        }
        throw Problems.of(400, "file_missing", "The form has no field 'file': send the audio in it.");
    }

    /** Used when a field with another name holds a file, but {@code file} has not come yet. */
    private static ApiProblem fileMissing(String sent) {
        String shown = String.valueOf(sent);
        shown = shown.length() > MAX_SHOWN ? shown.substring(0, MAX_SHOWN) + "…" : shown;
        return Problems.of(400, "file_missing", "The audio came as '" + shown + "': send it in the field 'file'.")
                .with("field", "file");
    }

    /** Reads the fields after the file; call it after reading the file to its end. */
    public Map<String, List<String>> fields() throws IOException {
        formBytes.fileFollows(false);
        while (hasNext()) {
            readField(next());
        }
        return fields;
    }

    /** As sent and unvalidated. Null before {@link #file()}, and when the client sent none. */
    public String fileName() {
        return fileName;
    }

    private void readField(FileItemStream part) throws IOException {
        String sent = part.getFieldName();
        String field = sent == null ? null : known.name(sent);
        if (fileSeen && "file".equals(sent)) {
            throw Problems.malformed("Send one file a request.");
        }
        if (field == null) {
            throw part.isFormField() || fileSeen ? Problems.unknownField(String.valueOf(sent)) : fileMissing(sent);
        }
        boolean ignored = field.equals(FormFields.IGNORED);
        try (InputStream in = part.openStream()) {
            byte[] bytes = in.readNBytes(MAX_FIELD_LENGTH + 1);
            if (bytes.length > MAX_FIELD_LENGTH) {
                throw ignored && !fileSeen ? fileMissing(sent) : Problems.bodyTooLarge(MAX_FIELD_LENGTH);
            }
            fieldBytes += sent.length() + bytes.length;
            if (fieldBytes > MAX_FIELDS) {
                throw Problems.bodyTooLarge(MAX_FIELDS);
            }
            if (ignored) {
                return;
            }
            requireText(field, bytes);
            List<String> values = fields.computeIfAbsent(field, name -> new ArrayList<>());
            if (!values.isEmpty() && !known.isList(field)) {
                throw Problems.malformed("The field '" + field + "' was sent twice.");
            }
            if (values.size() == MAX_VALUES) {
                throw Problems.malformed("The field '" + field + "' was sent more than " + MAX_VALUES + " times.");
            }
            values.add(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** PostgreSQL cannot store U+0000 in text. */
    private static void requireText(String field, byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                throw Problems.malformed("The field '" + field + "' holds the character U+0000.");
            }
        }
    }

    private boolean hasNext() throws IOException {
        try {
            return parts.hasNext();
        } catch (FileUploadException e) {
            throw new IOException(e);
        }
    }

    private FileItemStream next() throws IOException {
        try {
            return parts.next();
        } catch (FileUploadException e) {
            throw new IOException(e);
        }
    }

    private static String name(FileItemStream part) {
        try {
            return part.getName();
        } catch (InvalidFileNameException e) {
            return e.getName(); // contains a NUL: kept as data and cleaned like any other name
        }
    }

    private record Context(String contentType, long contentLength, InputStream body) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return -1; // required by the parent interface; the library calls contentLength()
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
