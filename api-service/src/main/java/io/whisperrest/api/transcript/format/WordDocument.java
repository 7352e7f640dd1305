package io.whisperrest.api.transcript.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A minimal Office Open XML document (ECMA-376) for word processors: title, facts, paragraphs with their times. */
final class WordDocument {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String PACKAGES = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = XML + "<Types xmlns=\"" + PACKAGES + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType="
            + "\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
            + "<Override PartName=\"/word/styles.xml\" ContentType="
            + "\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";
    private static final String RELATIONS = XML + "<Relationships xmlns=\"" + PACKAGES + "relationships\">"
            + "<Relationship Id=\"r1\" Target=\"word/document.xml\" Type="
            + "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";

    private static final String PARTS = XML + "<Relationships xmlns=\"" + PACKAGES + "relationships\">"
            + "<Relationship Id=\"r1\" Target=\"styles.xml\" Type="
            + "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\"/></Relationships>";
    private static final String WORDS = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    /** 11 points in a font with Cyrillic and Greek, slightly increased line and paragraph spacing. */
    private static final String STYLES = XML + "<w:styles " + WORDS + "><w:docDefaults><w:rPrDefault><w:rPr>"
            + "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault>"
            + "<w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr>"
            + "</w:pPrDefault></w:docDefaults></w:styles>";

    private static final String CLOSE_TO_THE_NEXT = "<w:pPr><w:spacing w:after=\"0\"/></w:pPr>";
    private static final String RULE =
            "<w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"8\" w:color=\"BBBBBB\"/>"
                    + "</w:pBdr><w:spacing w:before=\"240\"/></w:pPr>";
    /** A4 with margins of 2.5 cm, in twentieths of a point. */
    private static final String PAGE = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
            + "<w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\""
            + " w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>";

    private WordDocument() {}

    static byte[] write(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", TYPES);
            put(zip, "_rels/.rels", RELATIONS);
            put(zip, "word/document.xml", body(document));
            put(zip, "word/_rels/document.xml.rels", PARTS);
            put(zip, "word/styles.xml", STYLES);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to memory cannot fail
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String body(Document document) {
        StringBuilder out =
                new StringBuilder(XML).append("<w:document ").append(WORDS).append("><w:body>");
        paragraph(out, "", run(document.title(), "<w:b/><w:sz w:val=\"36\"/>"));
        Prose.facts(document)
                .forEach(fact -> paragraph(out, CLOSE_TO_THE_NEXT, run(fact, "<w:color w:val=\"666666\"/>")));
        String look = RULE; // below the facts
        for (Paragraph each : Paragraph.of(document.lines())) {
            paragraph(out, look, run(each.heading() + " ", "<w:b/>") + run(each.text(), ""));
            look = "";
        }
        return out.append(PAGE).append("</w:body></w:document>").toString();
    }

    private static void paragraph(StringBuilder out, String look, String runs) {
        out.append("<w:p>").append(look).append(runs).append("</w:p>");
    }

    private static String run(String text, String look) {
        return "<w:r><w:rPr>" + look + "</w:rPr><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
    }

    /** Drops characters that XML 1.0 does not allow. */
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
