package io.whisperrest.system.media;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that would make a careless decoder open another file or host. */
final class Playlists {
    private final Path victim;
    private final int port;

    /** @param port of a listener on loopback that must not receive a connection */
    Playlists(Path victim, int port) {
        this.victim = victim;
        this.port = port;
    }

    Map<String, String> plain() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("hls-file.mp3", hls(victim.getFileName().toString()));
        all.put("hls-absolute.mp3", hls(victim.toUri().toString()));
        all.put("hls-path.m4a", hls(victim.toString()));
        all.put("hls-http.mp3", hls("http://127.0.0.1:" + port + "/segment.ts"));
        all.put("concat.wav", "ffconcat version 1.0\nfile '" + victim + "'\n");
        all.put(
                "session.wav",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio " + port + " RTP/AVP 0\n");
        return all;
    }

    /** The same contents behind a start that looks like a recording. */
    Map<String, byte[]> disguised() {
        Map<String, String> starts = new LinkedHashMap<>();
        starts.put("tag.mp3", "ID3\4\0\0\0\0\0\0");
        // longer than what content sniffing reads
        starts.put("long-tag.mp3", "ID3\4\0\0\0\0\u0040\0" + "\0".repeat(8192));
        starts.put("frame.mp3", "\u00ff\u00fb\u0090d");
        starts.put("riff.wav", "RIFF\u00ff\u00ff\0\0WAVE");
        starts.put("page.ogg", "OggS");
        starts.put("box.m4a", "\0\0\0\u0010ftypM4A \0\0\0\0");
        starts.put("flac.flac", "fLaC");
        starts.put("ebml.webm", "\u001a\u0045\u00df\u00a3webm");
        Map<String, byte[]> all = new LinkedHashMap<>();
        starts.forEach((name, start) -> plain().forEach((kind, text) -> all.put(
                kind.replace('.', '-') + "-" + name, (start + "\n" + text).getBytes(StandardCharsets.ISO_8859_1))));
        return all;
    }

    private static String hls(String segment) {
        return "#EXTM3U\n#EXT-X-TARGETDURATION:11\n#EXTINF:11,\n" + segment + "\n#EXT-X-ENDLIST\n";
    }
}
