package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with libwhisper and its libggml parts. Loads them from this folder in order of dependency, so that neither a stale run path
 * nor another version on the loader's path is used by mistake.
 */
final class NativeFolder {
    /**
     * Names as built, and as auditwheel renames them ({@code libggml-cpu-67036419.so.0.13.1}). Parts that depend on others come later.
     */
    private static final List<Pattern> ORDER = List.of(
            Pattern.compile("libgomp.*"),
            Pattern.compile("libggml-base[-.].*"),
            Pattern.compile("libggml-cpu(-[0-9a-f]{8})?\\..*"),
            Pattern.compile("libggml-(cuda|vulkan|blas|metal|rpc|sycl|hip)(-[0-9a-f]{8})?\\..*"),
            Pattern.compile("libggml(-[0-9a-f]{8})?\\..*"));

    private static final Pattern WHISPER =
            Pattern.compile("libwhisper(-[0-9a-f]{8})?(\\.\\d+)*\\.(so|dylib)(\\.\\d+)*");
    private static final Pattern GGML = ORDER.get(ORDER.size() - 1);
    private static final int RTLD_NOW = 2; // without RTLD_GLOBAL: two builds in one process must not mix their symbols

    private final Path folder;

    NativeFolder(Path folder) {
        this.folder = folder;
    }

    boolean holdsWhisper() {
        return Files.isDirectory(folder) && !matching(WHISPER).isEmpty();
    }

    /** @throws UnsatisfiedLinkError when a part is missing or was built for another machine */
    Loaded load() {
        ORDER.forEach(part -> matching(part).forEach(this::preload));
        startBackends();
        String path = matching(WHISPER).get(0).toString();
        LibWhisper library = Native.load(path, LibWhisper.class, options());
        return new Loaded(library, NativeLibrary.getInstance(path, options()));
    }

    /** A build with loadable backends starts with none; ggml then picks the best variant for this machine. */
    private void startBackends() {
        for (Path ggml : matching(GGML)) {
            NativeLibrary library = NativeLibrary.getInstance(ggml.toString(), options());
            if (has(library, "ggml_backend_reg_count")
                    && library.getFunction("ggml_backend_reg_count").invokeLong(new Object[0]) == 0) {
                library.getFunction("ggml_backend_load_all_from_path").invokeVoid(new Object[] {folder.toString()});
            }
        }
    }

    private void preload(Path part) {
        try {
            NativeLibrary.getInstance(part.toString(), options());
        } catch (UnsatisfiedLinkError e) {
            // may not be needed; otherwise loading libwhisper reports it
            EngineLog.note("cannot load " + part + ": " + e.getMessage());
        }
    }

    private static Map<String, Object> options() {
        return Map.of(Library.OPTION_OPEN_FLAGS, RTLD_NOW, Library.OPTION_STRING_ENCODING, "UTF-8");
    }

    /** Real files, each once, because versions are symlinked to one another. */
    private List<Path> matching(Pattern name) {
        Map<Path, Path> found = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (name.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file)) {
                    found.putIfAbsent(file.toRealPath(), file.toAbsolutePath());
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return List.copyOf(found.values());
    }

    private static boolean has(NativeLibrary library, String function) {
        try {
            Function found = library.getFunction(function);
            return found != null;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    /** A loaded library and its functions. */
    record Loaded(LibWhisper library, NativeLibrary raw) {
        boolean offers(String function) {
            return has(raw, function);
        }
    }
}
