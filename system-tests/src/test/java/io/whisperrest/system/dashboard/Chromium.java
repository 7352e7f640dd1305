package io.whisperrest.system.dashboard;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whether the browser of the flows is here: {@code CHROMIUM_PATH}, else the first one on {@code PATH}. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    static boolean isMissing() {
        String given = System.getenv("CHROMIUM_PATH");
        return given == null ? NAMES.stream().noneMatch(Chromium::isOnPath) : !Files.isExecutable(Path.of(given));
    }

    private static boolean isOnPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
