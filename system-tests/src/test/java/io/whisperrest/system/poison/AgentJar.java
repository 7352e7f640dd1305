package io.whisperrest.system.poison;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** The agent as a jar, with the library it needs beside it. */
final class AgentJar {
    private static final List<Class<?>> CLASSES = List.of(PoisonAgent.class, PoisonAdvice.class);

    private AgentJar() {}

    /** The flag that loads the agent. */
    static String flag(Path folder) {
        try {
            Path jar = Files.createDirectories(folder).resolve("poison-agent.jar");
            Files.deleteIfExists(jar);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
                for (Class<?> type : CLASSES) {
                    add(out, type);
                }
            }
            return "-javaagent:" + jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", PoisonAgent.class.getName());
        main.put(
                Attributes.Name.CLASS_PATH,
                ByteBuddy.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        return manifest;
    }

    private static void add(JarOutputStream out, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
            bytes.transferTo(out);
        }
        out.closeEntry();
    }
}
