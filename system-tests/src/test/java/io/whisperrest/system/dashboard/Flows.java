package io.whisperrest.system.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.Stack;
import io.whisperrest.testing.ServerProcesses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs flows of {@code frontend/e2e} with a real Chromium, on the packaged services and the real model. */
final class Flows {
    private static final String ADMINISTRATOR = "administrator@example.org";
    /** Port on which the flows receive webhooks; the only address on this machine that webhooks may call. */
    private static final String RECEIVER_PORT = Integer.toString(ServerProcesses.freePort());
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

    private Flows() {}

    /**
     * Fails unless all flows of that project pass; Vitest reports each flow separately. {@code -De2e.files=…} selects files of flows.
     *
     * @param project a project of frontend/vitest.config.ts
     * @param folder where its flows are, in frontend/
     */
    static void pass(Path directory, String project, String folder) {
        List<String> selected = Stream.of(System.getProperty("e2e.files", "").split("[, ]+"))
                .filter(file -> !file.isEmpty())
                .toList();
        List<String> files =
                selected.stream().filter(file -> file.startsWith(folder)).toList();
        assertTrue(
                selected.stream().allMatch(file -> file.startsWith("e2e/")),
                "name files like e2e/flows/table.e2e.ts: " + selected);
        assumeTrue(selected.isEmpty() || !files.isEmpty(), "no flow in " + folder + " is selected");
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
            assertEquals(0, Vitest.run(environment, project, files));
        }
    }
}
