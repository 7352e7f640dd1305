package io.whisperrest.system.walk;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The curl walk of a documentation page: its first shell block that sets {@code API}. */
public final class Walk {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(API=.*?)^```$");
    private static final Pattern API = Pattern.compile("(?m)^API=.*$");
    private static final Pattern EMAIL = Pattern.compile("(?m)^EMAIL=.*$");

    private final String commands;

    private Walk(String commands) {
        this.commands = commands;
    }

    public static Walk of(String page) {
        try {
            Matcher block = BLOCK.matcher(Files.readString(Project.root().resolve(page)));
            if (!block.find()) {
                throw new IllegalStateException(page + " has no walk");
            }
            return new Walk(block.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same commands for another service and user. */
    public Walk at(String url, String email) {
        String moved = API.matcher(commands).replaceFirst("API=" + url);
        return new Walk(EMAIL.matcher(moved).replaceFirst("EMAIL=" + email));
    }

    /** Runs the commands. Returns everything they print. */
    public String run(Path log) {
        try {
            Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                    .directory(Project.root().toFile())
                    .redirectError(log.toFile())
                    .start();
            String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (shell.waitFor() != 0) {
                throw new IllegalStateException(said + Files.readString(log));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static boolean hasCurl() {
        try {
            return new ProcessBuilder("curl", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
