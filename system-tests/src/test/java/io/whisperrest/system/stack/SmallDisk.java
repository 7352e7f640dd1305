package io.whisperrest.system.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small disk mounted over a folder, visible only to programs started through {@link #launcher()}. It ends with the last of them. */
public final class SmallDisk implements AutoCloseable {
    private static final String MOUNT = "mount -t tmpfs -o size=\"$2\" none \"$1\" && echo mounted && exec cat";

    private final Path path;
    private final Process holder;

    /** @param size as for {@code mount -t tmpfs} */
    public SmallDisk(Path path, String size) {
        this.path = path;
        try {
            holder = new ProcessBuilder("unshare", "-rm", "sh", "-c", MOUNT, "sh", path.toString(), size)
                    .redirectErrorStream(true)
                    .start();
            BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
            String line = said.readLine();
            if (!"mounted".equals(line)) {
                throw new IllegalStateException("no disk: " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False on a host where only root may mount a tmpfs. */
    public static boolean isAllowed() {
        return ends(List.of("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"));
    }

    public Path path() {
        return path;
    }

    /** Creates a folder on it. */
    public Path folder(String name) {
        if (!inside("mkdir", path.resolve(name).toString())) {
            throw new IllegalStateException("no folder " + name);
        }
        return path.resolve(name);
    }

    List<String> launcher() {
        return List.of("nsenter", "--preserve-credentials", "-U", "-m", "-t", Long.toString(holder.pid()), "--");
    }

    /** Fills the disk to the last byte. */
    public void fill() {
        inside("sh", "-c", "cat /dev/zero >> \"$1\" 2>/dev/null", "sh", filler());
    }

    public void makeRoom() {
        inside("rm", filler());
    }

    private String filler() {
        return path.resolve("filler").toString();
    }

    private boolean inside(String... command) {
        List<String> all = new ArrayList<>(launcher());
        all.addAll(List.of(command));
        return ends(all);
    }

    private static boolean ends(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        holder.destroy();
    }
}
