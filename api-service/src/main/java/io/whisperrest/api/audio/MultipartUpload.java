package io.whisperrest.api.audio;

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

/**
 * A multipart form read as it arrives, never kept whole: the fields before the file, the file, the fields after it.
 */
public final class MultipartUpload {
    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int MOST_VALUES = 200;
    /** Room for a file name of several thousand characters, which is data, if silly. */
    private static final int LONGEST_HEADER = 64 * 1024;

    private final FormFields known;
    private final FileItemIterator parts;
    private final Map<String, List<String>> fields = new HashMap<>();
    private String fileName;
    private boolean fileSeen;

    /**
     * @param known the fields allowed beside {@code file}; all but lists at most once
     * @throws io.whisperrest.api.error.ApiProblem 400 when the body is no form
     */
    public MultipartUpload(String contentType, long contentLength, InputStream body, FormFields known)
            throws IOException {
        this.known = known;
        FileUpload upload = new FileUpload();
        upload.setPartHeaderSizeMax(LONGEST_HEADER);
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        try {
            this.parts = upload.getItemIterator(new Context(contentType, contentLength, body));
        } catch (FileUploadException e) {
            throw Problems.malformed("The body is no multipart form: send the audio as form field 'file'.");
        }
    }

    /**
     * Reads up to the file.
     *
     * @throws io.whisperrest.api.error.ApiProblem 400 {@code file_missing}, {@code unknown_field}
     */
    public InputStream file() throws IOException {
        while (hasNext()) {
            FileItemStream part = next();
            if ("file".equals(part.getFieldName())) {
                fileSeen = true;
                fileName = name(part);
                return part.openStream();
            }
            readField(part);
        }
        throw Problems.of(400, "file_missing", "The form has no field 'file': send the audio in it.");
    }

    /** Reads what follows the file; to be called when the file has been read to its end. */
    public Map<String, List<String>> fields() throws IOException {
        while (hasNext()) {
            readField(next());
        }
        return fields;
    }

    /** As sent: may hold anything. Null before {@link #file()}, and when the sender gave none. */
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
            throw Problems.unknownField(String.valueOf(sent));
        }
        try (InputStream in = part.openStream()) {
            byte[] bytes = in.readNBytes(LONGEST_FIELD + 1);
            if (bytes.length > LONGEST_FIELD) {
                throw Problems.bodyTooLarge(LONGEST_FIELD);
            }
            if (field.equals(FormFields.IGNORED)) {
                return;
            }
            List<String> values = fields.computeIfAbsent(field, name -> new ArrayList<>());
            if (!values.isEmpty() && !known.isList(field)) {
                throw Problems.malformed("The field '" + field + "' was sent twice.");
            }
            if (values.size() == MOST_VALUES) {
                throw Problems.malformed("The field '" + field + "' was sent more than " + MOST_VALUES + " times.");
            }
            values.add(new String(bytes, StandardCharsets.UTF_8));
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
            return e.getName(); // a NUL in it: kept as data, cleaned like any other name
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
            return -1; // of the parent interface; the library asks contentLength()
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
