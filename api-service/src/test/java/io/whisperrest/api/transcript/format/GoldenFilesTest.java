package io.whisperrest.api.transcript.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.model.task.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares every format of a few transcripts with {@code src/test/resources/golden}, byte for byte. {@code -Dgolden.write=true} rewrites
 * the files: review the difference before committing.
 */
class GoldenFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final long HOUR = 3_600_000;

    private static final Map<String, List<Line>> TRANSCRIPTS = Map.of(
            "empty", List.of(),
            "one-word", List.of(line(1_000, 1_400, null, "Да.")),
            "no-words",
                    List.of(new Line(5_250, 9_000, null, "Words were not asked for, the lines are there.", List.of())),
            "long",
                    List.of(
                            line(12_345, 15_000, null, "After a silence — «тишина» — somebody speaks."),
                            line(HOUR - 1, HOUR + 59_999, null, "One hour, minutes modulo sixty."),
                            line(100 * HOUR + 61_001, 100 * HOUR + 62_002, null, "A hundred hours and more.")),
            "signs",
                    List.of(
                            line(0, 2_000, "Channel 1", "<b>5 & 7</b> --> 12, \"quoted\"; it's"),
                            line(2_000, 4_000, "Channel 2", "=SUM(A1:A9)"),
                            line(4_000, 6_000, "Channel 1", "tab\there, break\nthere"),
                            line(6_000, 8_000, null, "# *Ёлка* [link](x) 1. `code`")),
            "sentences",
                    List.of(
                            line(
                                    0,
                                    9_000,
                                    null,
                                    "This sentence is rather long and must be broken, for no screen is that wide. Short one."),
                            line(9_000, 12_000, null, "Длинное слово электрокардиографический не делится.")));

    private static Line line(long start, long end, String speaker, String text) {
        String[] words = text.split("\\s+");
        long each = (end - start) / words.length;
        return new Line(
                start,
                end,
                speaker,
                text,
                Stream.iterate(0, n -> n < words.length, n -> n + 1)
                        .map(n -> new Word(words[n], start + n * each, start + (n + 1) * each, 0.9, false))
                        .toList());
    }

    static Stream<Arguments> files() {
        return TRANSCRIPTS.keySet().stream()
                .sorted()
                .flatMap(name -> Stream.of(TranscriptFormat.values()).map(format -> Arguments.of(name, format)));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("files")
    void isWrittenAsItWas(String name, TranscriptFormat format) throws IOException {
        List<Line> lines = TRANSCRIPTS.get(name);
        Document document = new Document("Запись <1> & Co.wav", "ru", 101 * HOUR, "base", lines);
        byte[] written = format.write(document, null, false);
        same(name + "." + format.extension(), format == TranscriptFormat.DOCX ? text(written) : utf8(written));
        if (format == TranscriptFormat.SRT || format == TranscriptFormat.VTT) {
            same(name + "-shaped." + format.extension(), utf8(format.write(document, CaptionShape.USUAL, false)));
        }
    }

    private static void same(String file, String written) throws IOException {
        Path golden = FOLDER.resolve(file.replace(".docx", ".docx.xml"));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, written);
        }
        assertEquals(Files.readString(golden), written, file);
    }

    /** The text part of a Word document; the rest of the package contains nothing of the transcript. */
    private static String text(byte[] docx) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return utf8(zip.readAllBytes());
                }
            }
        }
        throw new AssertionError("no text in the document");
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
