package io.whisperrest.system.walk;

import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs the walk of the README with its own Redis, API and worker, in a network namespace that has only loopback. The kernel counts what
 * any of them sends elsewhere, both connections and DNS queries.
 */
final class SealedWalk {
    private static final Duration STOP = Duration.ofSeconds(60);

    private SealedWalk() {}

    /** @param args one folder for all data */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try (Stack stack = new Stack(folder.resolve("data"), Map.of())) {
            ServiceProcess api = stack.startApi();
            ServiceProcess worker = stack.startWorker();
            System.out.println(
                    Walk.of("README.md").at(stack.url(), "sealed@example.org").run(folder.resolve("walk.log")));
            for (ServiceProcess service : List.of(worker, api)) { // last chance for anything delayed until shutdown
                service.terminate();
                service.awaitEnd(STOP);
            }
        }
        System.out.println("attempts: " + attempts());
        try {
            InetAddress.getByName("example.org");
        } catch (UnknownHostException e) {
            System.out.println("attempts after a deliberate one: " + attempts());
        }
        System.exit(0);
    }

    /** Packets without a route in this namespace, IPv4 and IPv6. */
    private static long attempts() throws IOException {
        List<String> ip = Files.readAllLines(Path.of("/proc/net/snmp")).stream()
                .filter(line -> line.startsWith("Ip:"))
                .toList();
        int column = Arrays.asList(ip.get(0).split(" ")).indexOf("OutNoRoutes");
        long six = Files.readAllLines(Path.of("/proc/net/snmp6")).stream()
                .filter(line -> line.startsWith("Ip6OutNoRoutes"))
                .mapToLong(
                        line -> Long.parseLong(line.replaceAll("^\\S+\\s+", "").strip()))
                .sum();
        return six + Long.parseLong(ip.get(1).split(" ")[column]);
    }
}
