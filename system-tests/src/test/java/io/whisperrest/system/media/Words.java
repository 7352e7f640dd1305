package io.whisperrest.system.media;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** Compares texts word by word. */
public final class Words {
    private Words() {}

    /** The words spoken in the sample. */
    public static String expected() {
        try {
            return Files.readString(Project.root().resolve("samples/hello.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> of(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ");
        return List.of(plain.trim().split(" "));
    }

    /** Word edit distance: insertions, deletions and replacements that turn one text into the other. */
    public static int distance(String one, String other) {
        List<String> from = of(one);
        List<String> to = of(other);
        int[] previous = new int[to.size() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.size(); i++) {
            int[] current = new int[previous.length];
            current[0] = i;
            for (int j = 1; j < current.length; j++) {
                int replaced = previous[j - 1] + (from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.size()];
    }
}
