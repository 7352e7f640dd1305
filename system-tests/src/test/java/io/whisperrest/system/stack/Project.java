package io.whisperrest.system.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the parts of this checkout lie; a missing one fails the test in one line. */
public final class Project {
    private Project() {}

    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.exists(here.resolve("docker-compose.yml"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("the tests must run inside the project");
        }
        return here;
    }

    public static Path sample() {
        return need("samples/hello.flac", "git checkout samples");
    }

    public static Path ffmpeg() {
        return need(".runtime/bin/ffmpeg", "make provision");
    }

    static Path application(String service) {
        return need(service + "/target/quarkus-app/quarkus-run.jar", "make build");
    }

    static Path runtime() {
        return need(".runtime", "make provision");
    }

    static Path models() {
        return need("models/ggml-base.bin", "make provision").getParent();
    }

    private static Path need(String name, String fix) {
        Path path = root().resolve(name);
        if (!Files.exists(path)) {
            throw new IllegalStateException(name + " is missing: run `" + fix + "`");
        }
        return path;
    }
}
