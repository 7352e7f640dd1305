package io.whisperrest.system.dashboard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs that only the dashboard's tests need. Without one, a test is skipped; in CI it fails. */
public final class Programs {
    private static final List<String> BROWSERS =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private Programs() {}

    /** Skips the test unless the program is installed, and says how to install it. */
    public static void need(String program) {
        needUnless(!has(program), program + " is missing: skipped (apt-get install " + program + ")");
    }

    /** Looks for {@code CHROMIUM_PATH}, then for the first browser on {@code PATH}. */
    public static void needBrowser() {
        String given = System.getenv("CHROMIUM_PATH");
        boolean missing =
                given == null ? BROWSERS.stream().noneMatch(Programs::has) : !Files.isExecutable(Path.of(given));
        needUnless(missing, "no Chromium: skipped (apt-get install chromium, or name one in CHROMIUM_PATH)");
    }

    private static void needUnless(boolean missing, String message) {
        if (missing) {
            System.out.println(message);
        }
        assertFalse(missing && "true".equals(System.getenv("CI")), message);
        assumeFalse(missing, message);
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
