package io.whisperrest.api.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void recognizesEverySupportedContainerByItsFirstBytes() {
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
                Map.entry("\u00ff\u00f1P\u0080", "aac"),
                Map.entry("0&\u00b2u\u008ef\u00cf\u0011", "wma"),
                Map.entry("RIFF\0\0\0\0AVI LIST", "avi"),
                Map.entry("G" + "\0".repeat(187) + "G" + "\0".repeat(187) + "G", "ts"),
                Map.entry("\0\0\1\u00ba", "mpg"),
                Map.entry("FLV\1\5", "flv"),
                Map.entry("\u000bw\u0001", "ac3"),
                Map.entry("\u007f\u00fe\u0080\1", "dts"),
                Map.entry(".snd\0\0", "au"),
                Map.entry("wvpk\0", "wv"),
                Map.entry("TTA1\1\0", "tta"),
                Map.entry("MAC \u0096\u000f", "ape"),
                Map.entry("\6\u000e+4\2\5", "mxf"));
        starts.forEach((start, expected) -> assertEquals(Optional.of(expected), name(start), expected));
    }

    @Test
    void rejectsWhatIsCertainlyNotAudio() {
        for (String start : new String[] {
            "",
            "R",
            "RIFF",
            "RIFF\0\0\0\0WEBPVP8 ",
            "MThd\0\0\0\6",
            "\u00ff\u00fea\0b\0",
            "Rar!\u001a\7",
            "\u001f\u008b\b\0",
            "\u007fELF\2",
            "BM\1\2\3\4\0\0\0\0",
            "Привет",
            "1\n00:00:01,000 --> 00:00:02,000\n",
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
    void leavesUnusualBeginningsToTheDecoder() {
        String frame = "\u00ff\u00fb\u0090\0";
        assertEquals(Optional.of("mp3"), name("\0".repeat(2000) + frame));
        assertEquals(Optional.of("bin"), name("It was a dark night. ".repeat(15) + frame));
        assertEquals(Optional.of("bin"), name("\7\b\t" + frame));
        assertEquals(Optional.of("mp3"), name("ID3\4\0\0\0\0\0\0ID3\4\0\0\0\0\0\0" + frame));
    }

    @Test
    void survivesTenThousandRandomPrefixes() {
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            AudioSniffer.sniff(bytes, bytes.length)
                    .ifPresent(format -> assertEquals(format, AudioFormat.of(format.mediaType())));
        }
    }
}
