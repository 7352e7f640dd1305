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
 * The flows of {@code frontend/e2e}: a real Chromium, the packaged services and a real model. Vitest reports each flow separately; here
 * they pass or fail together. {@code -De2e.files=…} selects some of them, {@code -De2e.project=screenshots} takes the pictures.
 */
@Tag("slow")
@Isolated("it measures")
class DashboardFlowsTest {
    private static final String ADMINISTRATOR = "administrator@example.org";
    /** Port on which the flows receive webhooks; the only address on this machine that webhooks may call. */
    private static final String RECEIVER_PORT = freePort();
    /** Higher limits, because a hundred users share one address. The limit on failed sign-ins stays unchanged, as a flow tests it. */
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
    void theFlowsPassInARealBrowser() {
        Programs.needBrowser();
        // Input of the fake microphone.
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
