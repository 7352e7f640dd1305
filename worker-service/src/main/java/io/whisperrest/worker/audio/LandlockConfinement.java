package io.whisperrest.worker.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Linux's Landlock, for hosts without bubblewrap and for containers, which allow it while they forbid namespaces. The decoder can still
 * see that other files exist, but cannot open, list or remove them. A few lines of Perl, which every Debian and Ubuntu has, set the
 * rules.
 */
final class LandlockConfinement implements Confinement {
    private static final String SCRIPT = script();

    private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");

    private final List<String> readable;

    /** @param decoder absolute path */
    LandlockConfinement(Path decoder) {
        readable = new ArrayList<>(List.of("setpriv", "--no-new-privs", "perl", "-e", SCRIPT));
        readable.addAll(SharedLibraries.PATHS);
        readable.add(decoder.toString());
    }

    @Override
    public List<String> around(DecodeInput input) {
        List<String> command = new ArrayList<>(readable);
        command.add(input.file().toString());
        command.add("--");
        return command;
    }

    @Override
    public List<String> aroundPipes() {
        List<String> command = new ArrayList<>(readable);
        command.add("--");
        return command;
    }

    @Override
    public String name() {
        return mediatesTruncation(System.getProperty("os.version"))
                ? "Landlock"
                : "Landlock, which before Linux 6.2 cannot prevent files from being truncated";
    }

    @Override
    public boolean cutsTheNetwork() {
        return false; // TCP only, and not before Linux 6.7
    }

    /** @param release kernel release, for example {@code 6.1.0-28-amd64} */
    static boolean mediatesTruncation(String release) {
        Matcher numbers = RELEASE.matcher(release);
        return numbers.matches()
                && 1000 * Integer.parseInt(numbers.group(1)) + Integer.parseInt(numbers.group(2)) >= 6002;
    }

    private static String script() {
        try (InputStream in = LandlockConfinement.class.getResourceAsStream("/decoder/landlock.pl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
