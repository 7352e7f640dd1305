package io.whisperrest.api.transcript.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The file formats of a transcript besides JSON. */
public enum TranscriptFormat {
    TEXT("text/plain", "txt"),
    SRT("application/x-subrip", "srt"),
    VTT("text/vtt", "vtt"),
    TSV("text/tab-separated-values", "tsv"),
    CSV("text/csv", "csv"),
    MD("text/markdown", "md"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");

    private final String mediaType;
    private final String extension;

    TranscriptFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** Finds a format by its name in requests, for instance {@code srt}. */
    public static Optional<TranscriptFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(TranscriptFormat::word).toList();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** With the charset: texts are UTF-8. */
    public String contentType() {
        return this == DOCX ? mediaType : mediaType + ";charset=UTF-8";
    }

    /** File name extension, without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * @param shape of captions, null = one cue per line; ignored by other formats
     * @param times plain text only: prefixes each line with its time
     */
    public byte[] write(Document document, CaptionShape shape, boolean times) {
        return switch (this) {
            case TEXT -> utf8(Prose.text(document.lines(), times));
            case SRT -> utf8(SubRip.write(Cues.of(document.lines(), shape, document.durationMs())));
            case VTT -> utf8(WebVtt.write(Cues.of(document.lines(), shape, document.durationMs())));
            case TSV -> utf8(Tables.tsv(document.lines()));
            case CSV -> utf8(Tables.csv(document.lines()));
            case MD -> utf8(Prose.markdown(document));
            case DOCX -> WordDocument.write(document);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
