package io.whisperrest.system.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Paths of the parts of this checkout. A missing part fails the test with one line. */
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

    /**
     * A recording of a real person. These are not part of this project; tests that need one are skipped without it. They are next to
     * the checkout, or where the property {@code evaluation.directory} points.
     */
    public static Path evaluation(String name) {
        String elsewhere = System.getProperty("evaluation.directory");
        Path folder = elsewhere == null ? root().resolve("../shared/eval") : Path.of(elsewhere);
        return folder.resolve(name);
    }

    public static Path ffmpeg() {
        return need(".runtime/bin/ffmpeg", "make provision");
    }

    /** The built pages of the dashboard. */
    public static Path dashboard() {
        return need("frontend/out/index.html", "make build").getParent();
    }

    static Path application(String service) {
        return need(service + "/target/quarkus-app/quarkus-run.jar", "make build");
    }

    static Path runtime() {
        return need(".runtime", "make provision");
    }

    static Path models() {
        return model().getParent();
    }

    /** The file of the model {@code base}. */
    public static Path model() {
        return need("models/ggml-base.bin", "make provision");
    }

    private static Path need(String name, String fix) {
        Path path = root().resolve(name);
        if (!Files.exists(path)) {
            throw new IllegalStateException(name + " is missing: run `" + fix + "`");
        }
        return path;
    }
}
