package io.whisperrest.api.transcript.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The written forms of a transcript beside JSON. */
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

    /** By its name in requests, {@code srt} for instance. */
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

    /** As sent: texts are UTF-8. */
    public String contentType() {
        return this == DOCX ? mediaType : mediaType + ";charset=UTF-8";
    }

    /** Of a file in this form, without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * @param shape of captions, null = a cue a line; other forms do not look at it
     * @param times of plain text: the time before each line
     */
    public byte[] write(Document document, CaptionShape shape, boolean times) {
        return switch (this) {
            case TEXT -> utf8(Prose.text(document.lines(), times));
            case SRT -> utf8(SubRip.write(Cues.of(document.lines(), shape)));
            case VTT -> utf8(WebVtt.write(Cues.of(document.lines(), shape)));
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
