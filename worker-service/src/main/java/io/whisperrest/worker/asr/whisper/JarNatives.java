package io.whisperrest.worker.asr.whisper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * The natives from the whisper-jni jar, unpacked into our own folder. The jar's own loader uses the system's temporary folder, which it
 * never cleans up and which may be mounted noexec.
 */
final class JarNatives {
    private static final String WHISPER = "libwhisper.so.1";
    private static final String SCALAR = "libggml.so";
    private static final String AVX2 = "libggml+mf16c+mfma+mavx+mavx2.so";
    private static final String FP16 = "libggml+fp16.so";
    private static final String CRC = "libggml+crc.so";

    private final String platform;
    private final String ggml;

    private JarNatives(String platform, String ggml) {
        this.platform = platform;
        this.ggml = ggml;
    }

    /** @return null when the jar has no build for this machine */
    static JarNatives forThisMachine() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        Set<String> features = ProcessorFeatures.ofThisMachine();
        return switch (architecture) {
            case "amd64", "x86_64" ->
                new JarNatives(
                        "debian-amd64", features.containsAll(List.of("avx", "avx2", "fma", "f16c")) ? AVX2 : SCALAR);
            case "aarch64" -> new JarNatives("debian-arm64", features.contains("fphp") ? FP16 : CRC);
            default -> null;
        };
    }

    /** True for the build without vector instructions, which is many times slower than real time on most machines. */
    boolean isScalar() {
        return ggml.equals(SCALAR);
    }

    /** @return the folder, which then contains libggml.so and libwhisper.so.1 */
    Path unpack(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("whisper-jni-" + EngineVersion.JAR));
        copy(ggml, folder.resolve(SCALAR));
        copy(WHISPER, folder.resolve(WHISPER));
        return folder;
    }

    private void copy(String entry, Path target) throws IOException {
        try (InputStream in = JarNatives.class.getResourceAsStream("/" + platform + "/" + entry)) {
            if (in == null) {
                throw new IOException("the whisper-jni jar has no " + platform + "/" + entry);
            }
            Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
            Files.copy(in, part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
