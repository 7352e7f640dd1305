package io.whisperrest.system.agent;

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

/** Packs a test's Java agent into a jar, next to the library it needs. */
public final class AgentJar {
    private AgentJar() {}

    /**
     * The JVM flag that loads the agent.
     *
     * @param agent class with {@code premain}
     * @param advice class that the agent weaves into the service's classes
     */
    public static String flag(Path folder, Class<?> agent, Class<?> advice) {
        try {
            Path jar = Files.createDirectories(folder).resolve(agent.getSimpleName() + ".jar");
            Files.deleteIfExists(jar);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest(agent))) {
                for (Class<?> type : List.of(agent, advice)) {
                    add(out, type);
                }
            }
            return "-javaagent:" + jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest(Class<?> agent) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", agent.getName());
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
