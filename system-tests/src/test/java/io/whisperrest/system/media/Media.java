package io.whisperrest.system.media;

import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Recordings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample in every format, and files that are not proper recordings. */
final class Media {
    private static final List<String> BLUE = List.of("-f", "lavfi", "-i", "color=c=blue:s=320x240:r=10");

    private final Path folder;
    private final Recordings recordings;

    Media(Path folder) {
        this.folder = folder;
        this.recordings = new Recordings(folder);
    }

    Map<String, Path> formats() {
        Map<String, Path> all = new LinkedHashMap<>();
        all.put("wav", wav());
        all.put("mp3", mp3());
        all.put("m4a", recordings.as("hello.m4a", "-c:a", "aac"));
        all.put("ogg", ogg());
        all.put("flac", Project.sample());
        all.put("webm", recordings.as("hello.webm", "-c:a", "libopus"));
        all.put(
                "amr",
                recordings.as("hello.amr", "-c:a", "libopencore_amrnb", "-ar", "8000", "-ac", "1", "-b:a", "12.2k"));
        all.put("mp4", video());
        return all;
    }

    Path wav() {
        return recordings.as("hello.wav");
    }

    Path mp3() {
        return recordings.as("hello.mp3", "-c:a", "libmp3lame");
    }

    Path ogg() {
        return recordings.as("hello.ogg", "-c:a", "libopus");
    }

    private Path video() {
        List<String> sample = List.of("-i", Project.sample().toString());
        return recordings.make(
                "hello.mp4", joined(List.of(BLUE, sample, List.of("-shortest", "-c:v", "mpeg4", "-c:a", "aac"))));
    }

    Path silentVideo() {
        return recordings.make("silent-film.mp4", joined(List.of(BLUE, List.of("-t", "5", "-c:v", "mpeg4"))));
    }

    /** Digital silence. */
    Path silence(String name, int seconds, String... encoder) {
        List<String> source = List.of("-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", Integer.toString(seconds));
        return recordings.make(name, joined(List.of(source, List.of(encoder))));
    }

    /** The first half of a file's bytes. */
    Path half(Path whole) {
        byte[] bytes = read(whole);
        return write("half-" + whole.getFileName(), Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** The same bytes under another file name. */
    Path renamed(Path file, String name) {
        return write(name, read(file));
    }

    /** The file twice in a row, concatenated byte by byte. */
    Path twice(Path file, String name) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(read(file));
        both.writeBytes(read(file));
        return write(name, both.toByteArray());
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> joined(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
