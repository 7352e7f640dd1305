package io.whisperrest.system.dashboard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the machine that the dashboard's tests need and no service does: without them a test is passed over, in CI it fails. */
final class Programs {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private Programs() {}

    /** Ends the test unless it is there; says how to get it. */
    static void need(String program) {
        needUnless(!has(program), program + " is missing: not tried (apt-get install " + program + ")");
    }

    /** {@code CHROMIUM_PATH}, else the first browser on {@code PATH}. */
    static void needBrowser() {
        String given = System.getenv("CHROMIUM_PATH");
        boolean missing =
                given == null ? BROWSERS.stream().noneMatch(Programs::has) : !Files.isExecutable(Path.of(given));
        needUnless(missing, "no Chromium: not tried (apt-get install chromium, or name one in CHROMIUM_PATH)");
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
