package io.whisperrest.system.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the first promise of the README, "Nothing leaves the computer", for API, worker, decoder and Valkey, including their
 * libraries.
 */
@Tag("slow")
class NoWayOutTest {
    /** Points to an external name server, so that the host's resolver on loopback cannot hide a DNS query. */
    private static final String SEAL =
            "ip link set lo up && mount --bind \"$1\" /etc/resolv.conf && shift && exec \"$@\"";

    @TempDir
    private Path directory;

    @Test
    void aWalkFromStartToStopContactsNoHostAndLeavesNothingInTheHomeFolder() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path servers = Files.writeString(directory.resolve("resolv.conf"), "nameserver 192.0.2.53\n");
        assumeTrue(sealed(servers, home, "true").waitFor() == 0, "this host forbids unshare -rnm, or has no iproute2");
        Process walk = sealed(
                servers,
                home,
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                SealedWalk.class.getName(),
                Files.createDirectory(directory.resolve("walk")).toString());
        String said = new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, walk.waitFor(), said);
        assertTrue(said.contains("\"status\":\"success\""), said);
        assertTrue(said.contains("attempts: 0\n"), said);
        assertTrue(
                said.matches("(?s).*attempts after a deliberate one: [1-9].*"),
                () -> "the kernel counted no attempt: " + said);
        try (Stream<Path> left = Files.list(home)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static Process sealed(Path servers, Path home, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("unshare", "-rnm", "sh", "-c", SEAL, "sh", servers.toString()));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("XDG_") || name.equals("ORT_DISABLE_TELEMETRY"));
        return builder.start();
    }
}
