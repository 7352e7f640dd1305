package io.whisperrest.worker.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Namespaces created by bubblewrap. The decoder sees a file system with nothing but itself, the system's libraries and its one file,
 * all read-only. It sees no other process and no network.
 */
final class BubblewrapConfinement implements Confinement {
    private static final String FOLDER = "/input";

    private final List<String> view;
    private final Path decoder;

    /** @param decoder absolute path */
    BubblewrapConfinement(Path decoder) {
        this.decoder = decoder;
        view = new ArrayList<>(List.of("bwrap", "--unshare-all", "--new-session", "--cap-drop", "ALL"));
        // "Parent" is the thread that starts the decoder; it waits for the decoder to exit.
        view.add("--die-with-parent");
        SharedLibraries.PATHS.forEach(path -> view.addAll(List.of("--ro-bind-try", path, path)));
    }

    /** The decoder's real path is resolved on each call, because an upgrade may move it. */
    private List<String> view() {
        List<String> command = new ArrayList<>(view);
        Path real = real(decoder);
        command.addAll(List.of("--ro-bind", real.toString(), real.toString()));
        if (!real.equals(decoder)) {
            command.addAll(List.of("--symlink", real.toString(), decoder.toString()));
        }
        return command;
    }

    @Override
    public List<String> around(DecodeInput input) {
        List<String> command = view();
        command.addAll(List.of("--ro-bind", input.file().toString(), FOLDER + "/" + input.name()));
        command.addAll(List.of("--remount-ro", "/", "--chdir", FOLDER, "--"));
        return command;
    }

    @Override
    public List<String> aroundPipes() {
        List<String> command = view();
        command.addAll(List.of("--remount-ro", "/", "--chdir", "/", "--"));
        return command;
    }

    @Override
    public String name() {
        return "bubblewrap";
    }

    @Override
    public boolean cutsTheNetwork() {
        return true;
    }

    private static Path real(Path decoder) {
        try {
            return decoder.toRealPath();
        } catch (IOException e) {
            return decoder; // the probe will find that it cannot be run
        }
    }
}
