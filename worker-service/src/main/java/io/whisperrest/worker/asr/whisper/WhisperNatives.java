package io.whisperrest.worker.asr.whisper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * The one libwhisper of this process, chosen newest first: the operator's folder, the own build, the wheel's, the jar's. Loading reads
 * the library's defaults back through our layout, so a structure that does not fit stops the start instead of the process later.
 */
public final class WhisperNatives {
    private static final Logger LOG = Logger.getLogger(WhisperNatives.class.getName());

    private final Source source;
    private final Path folder;
    private final NativeFolder.Loaded loaded;
    private final EngineVersion version;
    private final ParamsLayout layout;
    private final boolean scalar;

    /** Where a library comes from, and what that costs against the own build (`engine.md`, measured on two cores). */
    public enum Source {
        CONFIGURED("as its builder made it"),
        OWN_BUILD("full speed"),
        WHEEL("about half the speed of an own build: make natives"),
        JAR("about a quarter of the speed of an own build: make natives");

        private final String cost;

        Source(String cost) {
            this.cost = cost;
        }
    }

    private WhisperNatives(Source source, Path folder, NativeFolder.Loaded loaded, boolean scalar) {
        this.source = source;
        this.folder = folder;
        this.loaded = loaded;
        this.scalar = scalar;
        this.version = EngineVersion.parse(
                loaded.offers("whisper_version") ? loaded.library().whisper_version() : null);
        this.layout = version.layout();
        loaded.library().whisper_log_set(EngineLog.INSTANCE, null);
        DefaultsCheck.run(loaded.library(), layout, version);
    }

    /**
     * @param configured {@code whisper.native-dir}; when given nothing else is tried
     * @param runtimeDir looked through for {@code natives/} and {@code wheel/}
     * @param unpackDir where the jar's natives may be unpacked; on a file system that allows execution
     * @throws UnusableNatives when none can be used
     */
    public static WhisperNatives choose(Optional<Path> configured, Path runtimeDir, Path unpackDir) {
        if (configured.isPresent()) {
            return open(Source.CONFIGURED, configured.get(), false);
        }
        WhisperNatives found = tryFolder(Source.OWN_BUILD, runtimeDir.resolve("natives"));
        found = found != null ? found : tryFolder(Source.WHEEL, runtimeDir.resolve("wheel"));
        found = found != null ? found : tryFolder(Source.WHEEL, runtimeDir.resolve("wheel/pywhispercpp.libs"));
        return found != null ? found : fromJar(unpackDir);
    }

    private static WhisperNatives tryFolder(Source source, Path folder) {
        if (!new NativeFolder(folder).holdsWhisper()) {
            return null;
        }
        try {
            return open(source, folder, false);
        } catch (UnusableNatives e) {
            LOG.warning("natives in " + folder + " are not used: " + e.getMessage());
            return null;
        }
    }

    private static WhisperNatives open(Source source, Path folder, boolean scalar) {
        NativeFolder files = new NativeFolder(folder);
        if (!files.holdsWhisper()) {
            throw new UnusableNatives("there is no libwhisper in " + folder + ": run make natives");
        }
        try {
            return new WhisperNatives(source, folder, files.load(), scalar);
        } catch (UnsatisfiedLinkError e) {
            throw new UnusableNatives("libwhisper in " + folder + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    static WhisperNatives fromJar(Path unpackDir) {
        JarNatives jar = JarNatives.forThisMachine();
        if (jar == null) {
            throw new UnusableNatives("there is no libwhisper for this machine: set whisper.native-dir");
        }
        try {
            return open(Source.JAR, jar.unpack(unpackDir), jar.isScalar());
        } catch (IOException e) {
            throw new UnusableNatives("the jar's natives cannot be unpacked: " + e.getMessage(), e);
        }
    }

    public Source source() {
        return source;
    }

    public String version() {
        return version.toString();
    }

    /** One line for the log at start. */
    public String describe() {
        return "whisper.cpp " + version + " from " + folder + ", " + source.cost
                + (scalar ? "; SCALAR BUILD, many times slower: this processor lacks AVX2" : "");
    }

    /** True when the operator should be warned. */
    public boolean isSlow() {
        return scalar || source == Source.JAR;
    }

    /** Instruction sets and backends, as reported by the library. */
    public String systemInfo() {
        return library().whisper_print_system_info();
    }

    LibWhisper library() {
        return loaded.library();
    }

    ParamsLayout layout() {
        return layout;
    }

    /** True for builds with our patches, which detect the languages of parts of a window from one encoder pass. */
    boolean attendsToParts() {
        return offers("whisper_attend_to_part");
    }

    boolean offers(String function) {
        return loaded.offers(function);
    }
}
