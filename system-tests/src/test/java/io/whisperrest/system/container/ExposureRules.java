package io.whisperrest.system.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about which services can be reached, and which may open connections to the outside. */
final class ExposureRules {
    /** Published ports by service: the API's own, and that of the TLS front end. */
    private static final Map<String, String> PUBLIC_PORTS = Map.of("api-service", "8080", "frontend", "8443");
    /**
     * Services with outgoing connections: the API sends webhooks, the one-shot service fetches models, the front end requests its
     * certificate.
     */
    private static final Set<String> MAY_LEAVE = Set.of("api-service", "models", "frontend");

    private ExposureRules() {}

    static List<String> publishedInnerPorts(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.services()) {
            for (Port port : ports(service)) {
                if (!port.container().equals(PUBLIC_PORTS.get(service.name()))) {
                    findings.add(service.name() + " publishes port " + port.container());
                }
            }
        }
        return findings;
    }

    static List<String> portsBeyondLoopback(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.services()) {
            for (Port port : ports(service)) {
                if (!port.host().equals("127.0.0.1")) {
                    findings.add(service.name() + " publishes port " + port.container() + " beyond 127.0.0.1");
                }
            }
        }
        return findings;
    }

    static List<String> managementBeyondLoopback(Deployment deployment) {
        return deployment.services().stream()
                .filter(service -> service.isJava() && !service.isOneShot())
                .filter(service -> !"127.0.0.1".equals(service.environment().get("QUARKUS_MANAGEMENT_HOST")))
                .map(service -> service.name() + " listens for management beyond its own loopback")
                .toList();
    }

    static List<String> waysOut(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.services()) {
            if (MAY_LEAVE.contains(service.name())) {
                continue;
            }
            if (!service.has("networks")) {
                findings.add(service.name() + " is on the default network, which leads out");
            }
            for (String network : service.list("networks")) {
                if (!isInternal(deployment, network)) {
                    findings.add(service.name() + " is on " + network + ", which leads out");
                }
            }
        }
        return findings;
    }

    static List<String> fetchersInside(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.services()) {
            if (service.name().equals("models")
                    && service.list("networks").stream()
                            .anyMatch(network -> isInternal(deployment, network) || network.equals("front"))) {
                findings.add("models reaches both the other services and the internet");
            }
        }
        return findings;
    }

    private static boolean isInternal(Deployment deployment, String network) {
        return deployment.networks().get(network) instanceof Map<?, ?> settings
                && Boolean.TRUE.equals(settings.get("internal"));
    }

    /** @param host published address; empty = all addresses */
    private record Port(String host, String container) {}

    private static List<Port> ports(Service service) {
        List<Port> ports = new ArrayList<>();
        if (service.definition().get("ports") instanceof List<?> entries) {
            for (Object entry : entries) {
                ports.add(entry instanceof Map<?, ?> map ? port(map) : port(Service.plain(entry)));
            }
        }
        return ports;
    }

    private static Port port(Map<?, ?> entry) {
        return new Port(Service.plain(entry.get("host_ip")), Service.plain(entry.get("target")));
    }

    /** {@code [[host:]published:]container[/protocol]} */
    private static Port port(String entry) {
        String[] parts = entry.split("/")[0].split(":");
        return new Port(parts.length > 2 ? parts[0] : "", parts[parts.length - 1]);
    }
}
