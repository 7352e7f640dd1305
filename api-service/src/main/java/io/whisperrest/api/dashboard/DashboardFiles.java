package io.whisperrest.api.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the export, listed once so that the event loop never accesses the disk. Hidden files inside it are left out; the export
 * itself may be in a hidden folder.
 *
 * @param all paths of all files
 * @param pages paths with an index.html, without the trailing slash: {@code /login}
 * @param hashed paths of assets whose name changes with their content
 */
record DashboardFiles(Path folder, Set<String> all, Set<String> pages, Set<String> hashed) {
    static final String HASHED_FOLDER = "/_next/static/";

    /** @param path of a request, with the trailing slash */
    boolean isPage(String path) {
        return path.equals("/") || path.endsWith("/") && pages.contains(path.substring(0, path.length() - 1));
    }

    /** @param path of a request */
    boolean holds(String path) {
        return isPage(path) || all.contains(path);
    }

    static boolean isBuilt(Path folder) {
        return Files.isRegularFile(folder.resolve("index.html"));
    }

    static DashboardFiles of(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            Set<String> files = walk.filter(Files::isRegularFile)
                    .map(file -> "/" + folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.contains("/."))
                    .collect(Collectors.toUnmodifiableSet());
            return new DashboardFiles(
                    folder.toAbsolutePath(),
                    files,
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
