package io.whisperrest.api.transcript.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.model.task.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Compares whole files byte for byte. */
class TranscriptFormatTest {
    private static final long HOUR = 3_600_000;

    private static Line line(long start, long end, String text) {
        return new Line(start, end, null, text, List.of());
    }

    private static String written(TranscriptFormat format, CaptionShape shape, Line... lines) {
        Document document = new Document("Встреча *1*.m4a", "ru", 2 * HOUR, "base", List.of(lines));
        return new String(format.write(document, shape, false), StandardCharsets.UTF_8);
    }

    private static String written(TranscriptFormat format, Line... lines) {
        return written(format, null, lines);
    }

    @Test
    void subRipCountsHoursPastNinetyNineAndKeepsTheLeadingSilence() {
        assertEquals(
                """
                1
                00:00:12,340 --> 00:00:14,000
                Добрый день.

                2
                01:01:01,001 --> 01:01:02,000
                Past the hour.

                3
                100:00:00,000 --> 100:00:01,999
                Past a hundred.

                """,
                written(
                        TranscriptFormat.SRT,
                        line(12_340, 14_000, "Добрый день."),
                        line(HOUR + 61_001, HOUR + 62_000, "Past the hour."),
                        line(100 * HOUR, 100 * HOUR + 1_999, "Past a hundred.")));
    }

    @Test
    void anEmptyTranscriptGivesAnEmptyFileAndABareHeader() {
        assertEquals("", written(TranscriptFormat.SRT));
        assertEquals("", written(TranscriptFormat.TEXT));
        assertEquals("WEBVTT\n\n", written(TranscriptFormat.VTT));
        assertEquals("start\tend\ttext\n", written(TranscriptFormat.TSV));
    }

    @Test
    void webVttEscapesMarkupAndStartsWithTheSpeech() {
        assertEquals("""
                WEBVTT

                00:00:03.500 --> 00:00:04.000
                a &lt;b&gt; &amp; c --&gt; d

                """, written(TranscriptFormat.VTT, line(3_500, 4_000, "a <b> & c --> d")));
    }

    @Test
    void aLineBreakInTheTextDoesNotEndItsCaption() {
        String srt = written(TranscriptFormat.SRT, line(0, 1_000, "one\n\n2\n00:00:05,000 --> 00:00:06,000\nforged"));
        assertEquals("1\n00:00:00,000 --> 00:00:01,000\none 2 00:00:05,000 --> 00:00:06,000 forged\n\n", srt);
    }

    @Test
    void tablesHaveOneRowPerLine() {
        assertEquals("start\tend\ttext\n0\t1500\ta b c\n", written(TranscriptFormat.TSV, line(0, 1_500, "a\tb\nc")));
        assertEquals(
                "start\tend\ttext\n0\t1500\t'=cmd|'/c calc'!A0\n",
                written(TranscriptFormat.TSV, line(0, 1_500, "=cmd|'/c calc'!A0")));
    }

    @Test
    void neutralizesSpreadsheetFormulas() {
        String csv = written(
                TranscriptFormat.CSV,
                line(0, 1_500, "=cmd()"),
                line(1_500, 2_000, "say \"hi\", please"),
                new Line(2_000, 3_000, "Channel 2", "Да", List.of()));
        assertEquals(
                "\uFEFFstart,end,speaker,text\r\n0.000,1.500,,'=cmd()\r\n1.500,2.000,,\"say \"\"hi\"\", please\"\r\n"
                        + "2.000,3.000,Channel 2,Да\r\n",
                csv);
    }

    @Test
    void escapesMarkdownInTheText() {
        assertEquals("""
                # Встреча \\*1\\*.m4a

                - Language: Russian
                - Duration: 02:00:00
                - Model: base

                **\\[00:00:00\\]** \\# not a title \\[link\\]\\(x\\)
                """, written(TranscriptFormat.MD, line(0, 1_000, "# not a title [link](x)")));
    }

    @Test
    void namesVoicesWhenThereAreSeveral() {
        Line one = new Line(0, 1_000, "Channel 1", "Hello.", List.of());
        Line two = new Line(1_000, 2_000, "Channel 2", "Yes?", List.of());
        assertEquals("Channel 1: Hello.\nChannel 2: Yes?\n", written(TranscriptFormat.TEXT, one, two));
        assertTrue(written(TranscriptFormat.VTT, one, two).contains("<v Channel 2>Yes?"));
    }

    @Test
    void shapedCaptionsLoseNoWordAndKeepTheirLimits() {
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String word = i % 9 == 8 ? "ends." : "word" + i;
            words.add(new Word(word, i * 400L, i * 400L + 350, 0.9, false));
            text.append(i == 0 ? "" : " ").append(word);
        }
        List<Cue> cues = Cues.of(
                List.of(new Line(0, 16_000, null, text.toString(), words)), new CaptionShape(30, 2, 5_000), null);
        List<String> back = new ArrayList<>();
        long before = -1;
        for (Cue cue : cues) {
            assertTrue(cue.lines().size() <= 2, cue::toString);
            assertTrue(cue.lines().stream().allMatch(row -> row.length() <= 30), cue::toString);
            assertTrue(cue.startMs() >= before && cue.endMs() >= cue.startMs(), cue::toString);
            before = cue.endMs();
            back.addAll(cue.lines());
        }
        assertEquals(text.toString(), String.join(" ", back));
        assertTrue(cues.size() > 3);
    }

    @Test
    void shapedCaptionsShareTheTimeOfTextWithoutWordTimes() {
        List<Cue> cues = Cues.of(
                List.of(line(0, 10_000, "Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf.")),
                new CaptionShape(20, 1, 7_000),
                10_000L);
        assertEquals(0, cues.get(0).startMs());
        assertEquals(10_000, cues.get(cues.size() - 1).endMs());
        assertFalse(cues.size() < 3);
    }

    @Test
    void aWordDocumentIsWellFormedForAnyText() throws Exception {
        Document document = new Document("a & b", null, null, "base", List.of(line(0, 1, "<w:p/> \u0000\u0007 & ]]>")));
        byte[] docx = TranscriptFormat.DOCX.write(document, null, false);
        var body = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(part(docx, "word/document.xml")));
        assertTrue(body.getDocumentElement().getTextContent().contains("<w:p/>"));
        assertTrue(new String(part(docx, "[Content_Types].xml"), StandardCharsets.UTF_8).contains("word/document.xml"));
    }

    private static byte[] part(byte[] zip, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new AssertionError("no part " + name);
    }
}
