package io.whisperrest.api.transcript.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest Office Open XML text (ECMA-376) that word processors open: title, facts, paragraphs with their times. */
final class WordDocument {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String PACKAGES = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = XML + "<Types xmlns=\"" + PACKAGES + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType="
            + "\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    private static final String RELATIONS = XML + "<Relationships xmlns=\"" + PACKAGES + "relationships\">"
            + "<Relationship Id=\"r1\" Target=\"word/document.xml\" Type="
            + "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";

    private WordDocument() {}

    static byte[] write(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", TYPES);
            put(zip, "_rels/.rels", RELATIONS);
            put(zip, "word/document.xml", body(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String body(Document document) {
        StringBuilder out = new StringBuilder(XML)
                .append(
                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
        paragraph(out, run(document.title(), "<w:b/><w:sz w:val=\"36\"/>"));
        Prose.facts(document).forEach(fact -> paragraph(out, run(fact, "<w:color w:val=\"666666\"/>")));
        for (Paragraph each : Paragraph.of(document.lines())) {
            paragraph(out, run(each.heading() + " ", "<w:b/>") + run(each.text(), ""));
        }
        return out.append("</w:body></w:document>").toString();
    }

    private static void paragraph(StringBuilder out, String runs) {
        out.append("<w:p>").append(runs).append("</w:p>");
    }

    private static String run(String text, String look) {
        return "<w:r><w:rPr>" + look + "</w:rPr><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
    }

    /** Characters that XML 1.0 cannot hold are left out. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c < 0xD800
                        || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        default -> out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }
}
