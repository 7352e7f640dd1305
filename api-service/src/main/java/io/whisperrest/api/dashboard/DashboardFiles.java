package io.whisperrest.api.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the export holds, looked at once: no file check is made on the event loop.
 *
 * @param pages paths without their last slash that have an index.html: {@code /login}
 * @param hashed paths of assets whose name changes with their content
 */
record DashboardFiles(Path folder, Set<String> pages, Set<String> hashed) {
    static final String HASHED_FOLDER = "/_next/static/";

    /** @param path of a request, with its last slash */
    boolean isPage(String path) {
        return path.equals("/") || path.endsWith("/") && pages.contains(path.substring(0, path.length() - 1));
    }

    static boolean isBuilt(Path folder) {
        return Files.isRegularFile(folder.resolve("index.html"));
    }

    static DashboardFiles of(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            Set<String> files = walk.filter(Files::isRegularFile)
                    .map(file -> "/" + folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
            return new DashboardFiles(
                    folder.toAbsolutePath(),
                    files.stream()
                            .filter(file -> file.endsWith("/index.html") && file.length() > "/index.html".length())
                            .map(file -> file.substring(0, file.length() - "/index.html".length()))
                            .collect(Collectors.toUnmodifiableSet()),
                    files.stream()
                            .filter(file -> file.startsWith(HASHED_FOLDER))
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new IllegalStateException("DASHBOARD_DIR " + folder + " cannot be read", e);
        }
    }
}
