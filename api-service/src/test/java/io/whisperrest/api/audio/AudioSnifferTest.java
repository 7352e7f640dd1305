package io.whisperrest.api.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AudioSnifferTest {

    private static Optional<String> name(String start) {
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        return AudioSniffer.sniff(bytes, bytes.length).map(AudioFormat::name);
    }

    @Test
    void knowsEveryWantedContainerByItsFirstBytes() {
        Map<String, String> starts = Map.ofEntries(
                Map.entry("RIFF\0\0\0\0WAVEfmt ", "wav"),
                Map.entry("RF64\0\0\0\0WAVEds64", "wav"),
                Map.entry("fLaC\0\0\0\"", "flac"),
                Map.entry("OggS\0\2", "ogg"),
                Map.entry("\u001aE\u00df\u00a3\u0001\0\0\0B\u0082\u0084webm", "webm"),
                Map.entry("\u001aE\u00df\u00a3\u0001\0\0\0B\u0082\u0088matroska", "mkv"),
                Map.entry("#!AMR\n", "amr"),
                Map.entry("#!AMR-WB\n", "amr"),
                Map.entry("FORM\0\0\0\0AIFF", "aiff"),
                Map.entry("caff\0\1", "caf"),
                Map.entry("\0\0\0 ftypM4A \0\0", "m4a"),
                Map.entry("\0\0\0 ftypisom\0\0", "mp4"),
                Map.entry("\0\0\0\u0014ftypqt  \0\0", "mov"),
                Map.entry("\0\0\0\u001cftyp3gp4\0\0", "3gp"),
                Map.entry("ID3\4\0\0\0\0\0\0\u00ff\u00fb\u0090\0", "mp3"),
                Map.entry("ID3\4\0\0\0\0\u007f\u007f", "mp3"),
                Map.entry("\u00ff\u00fb\u0090\0", "mp3"),
                Map.entry("\u00ff\u00f1P\u0080", "aac"));
        starts.forEach((start, expected) -> assertEquals(Optional.of(expected), name(start), expected));
    }

    @Test
    void knowsNothingElse() {
        for (String start : new String[] {
            "",
            "R",
            "RIFF",
            "RIFF\0\0\0\0AVI ",
            "#EXTM3U\n",
            "ffconcat version 1.0\n",
            "v=0\r\n",
            "<?xml",
            "%PDF-1.7",
            "\u0089PNG\r\n",
            "\u00ff\u00d8\u00ff\u00e0",
            "GIF89a",
            "PK\3\4",
            "\0\0\0\0",
            "WEBVTT\n",
            "\0\0\0 ftypheic\0\0",
            "\u00ff\u00ff\u00ff\u00ff",
            "[playlist]\n"
        }) {
            assertEquals(Optional.empty(), name(start), start);
        }
    }

    @Test
    void m04SurvivesTenThousandRandomStarts() {
        Random random = new Random(4);
        int known = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            if (AudioSniffer.sniff(bytes, bytes.length).isPresent()) {
                known++;
            }
        }
        assertTrue(known < 100, known + " random starts were taken for audio");
    }
}
