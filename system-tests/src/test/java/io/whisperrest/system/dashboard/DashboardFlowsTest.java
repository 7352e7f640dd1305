package io.whisperrest.system.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The flows of {@code frontend/e2e}: a real Chromium, the packaged services, the real model. Each flow counts by itself in vitest's own
 * report; here they pass or fail together. {@code -De2e.files=…} runs some of them, {@code -De2e.project=screenshots} takes the pictures.
 */
@Tag("slow")
@Isolated("it measures")
class DashboardFlowsTest {
    private static final String ADMINISTRATOR = "administrator@example.org";
    /** Where the flows listen for webhooks; the only address in this machine that may be called. */
    private static final String RECEIVER_PORT = freePort();
    /** A hundred people come from one address. How often one of them may err stays as it is: a flow looks at that. */
    private static final Map<String, String> CROWD = Map.of(
            "LIMITS_REGISTRATION_NETWORK", "100000",
            "LIMITS_SIGN_IN_NETWORK", "100000",
            "LIMITS_REQUESTS_ADDRESS", "1000000",
            "AUTH_ADMIN_EMAIL", ADMINISTRATOR,
            "AUTH_REVOCATION_DELAY", "2S",
            "WEBHOOK_ALLOW_HTTP", "true",
            "WEBHOOK_ALLOWED_NETWORKS", "127.0.0.1/32",
            "WEBHOOK_PORTS", "443," + RECEIVER_PORT,
            "DASHBOARD_DIR", Project.dashboard().toString());

    @TempDir
    private Path directory;

    @Test
    void theFlowsHoldInARealBrowser() {
        Programs.needBrowser();
        // The voice of the fake microphone.
        Programs.need("espeak-ng");
        try (Stack stack = new Stack(directory.resolve("data"), CROWD);
                StackControl control = new StackControl(stack)) {
            control.setAdministratorsPassword();
            Map<String, String> environment = Map.of(
                    "STACK_URL", stack.url(),
                    "STACK_CONTROL", control.url(),
                    "STACK_ADMIN_EMAIL", ADMINISTRATOR,
                    "STACK_ADMIN_PASSWORD", Client.password(),
                    "STACK_DATABASE", stack.data().resolve("db/app.db").toString(),
                    "STACK_WEBHOOK_PORT", RECEIVER_PORT);
            assertEquals(0, Vitest.run(environment));
        }
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
