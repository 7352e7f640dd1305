package io.whisperrest.system.container;

import io.smallrye.config.WithDefault;
import io.whisperrest.worker.task.WorkerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules about what a process in a container may do and use, to limit the damage a compromised one can do. */
final class ProcessRules {
    /** The only path that is writable and executable: native libraries are unpacked there. */
    static final String NATIVES = "/run/natives";

    private static final Pattern ROOT = Pattern.compile("|0+|root|(0+|root):.*");
    private static final List<String> LIMITS = List.of("mem_limit", "cpus", "pids_limit");

    private ProcessRules() {}

    static List<String> rootUsers(Deployment deployment) {
        return findings(deployment, "runs as root", service -> {
            String user = service.has("user")
                    ? service.text("user")
                    : service.stage().map(stage -> stage.last("USER")).orElse("");
            return ROOT.matcher(user).matches();
        });
    }

    static List<String> writableRoots(Deployment deployment) {
        return findings(
                deployment,
                "has a writable root or no tmpfs for /tmp",
                service -> !service.text("read_only").equals("true")
                        || service.list("tmpfs").stream().noneMatch(mount -> mount.startsWith("/tmp:")));
    }

    static List<String> capabilities(Deployment deployment) {
        return findings(
                deployment,
                "keeps or adds capabilities",
                service -> !service.list("cap_drop").contains("ALL")
                        || service.has("cap_add")
                        || service.text("privileged").equals("true"));
    }

    static List<String> newPrivileges(Deployment deployment) {
        return findings(
                deployment,
                "may gain privileges",
                service -> !service.list("security_opt").contains("no-new-privileges:true")
                        || service.list("security_opt").stream().anyMatch(option -> option.endsWith("unconfined")));
    }

    static List<String> missingLimits(Deployment deployment) {
        return findings(
                deployment,
                "lacks a limit of " + LIMITS,
                service -> LIMITS.stream().anyMatch(limit -> service.text(limit).isEmpty()));
    }

    static List<String> hostReach(Deployment deployment) {
        Set<String> ours = Set.of("caddy", "data", "models", "postgres", "redis", "s3");
        return findings(
                deployment,
                "reaches the host: a socket, a folder or a namespace",
                service -> service.list("volumes").stream()
                                // Without a source, the container gets a volume of its own.
                                .filter(volume -> !volume.matches("/[^:]+"))
                                .anyMatch(volume -> !ours.contains(volume.split(":")[0]))
                        || service.environment().containsKey("DOCKER_HOST")
                        || service.has("devices")
                        || List.of("network_mode", "pid", "ipc", "userns_mode").stream()
                                .anyMatch(key -> service.text(key).equals("host")));
    }

    static List<String> executableScratch(Deployment deployment) {
        return findings(
                deployment,
                "can run what it wrote outside " + NATIVES,
                service -> service.list("tmpfs").stream()
                        .anyMatch(mount -> !mount.startsWith(NATIVES + ":") && !mount.contains("noexec")));
    }

    static List<String> lostNatives(Deployment deployment) {
        return findings(deployment, "unpacks native libraries where nothing may run", service -> {
            String options = service.environment().getOrDefault("JAVA_OPTS", "");
            String wanted = service.isWorker() ? "-Djava.io.tmpdir=" + NATIVES : "-Dorg.sqlite.tmpdir=" + NATIVES;
            return service.isJava()
                    && (!options.contains(wanted)
                            || service.list("tmpfs").stream()
                                    .noneMatch(mount -> mount.startsWith(NATIVES + ":") && mount.contains(",exec")));
        });
    }

    static List<String> missingHealthChecks(Deployment deployment) {
        return findings(deployment, "has no health check of its own", service -> {
            Map<?, ?> check = service.map("healthcheck");
            boolean off = "true".equals(Service.plain(check.get("disable")))
                    || Service.plain(check.get("test")).toUpperCase(Locale.ROOT).contains("NONE");
            return !service.isOneShot() && (off || check.get("test") == null);
        });
    }

    static List<String> shortGrace(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.workers()) {
            String asked = Service.plain(service.environment().get("WORKER_DRAIN_TIMEOUT"));
            Duration drain = asked.isEmpty() || asked.startsWith("$") ? drainTimeout() : duration(asked);
            // Docker's default when the file sets none.
            Duration grace = duration(service.has("stop_grace_period") ? service.text("stop_grace_period") : "10s");
            if (grace.compareTo(drain) <= 0) {
                findings.add(service.name() + " is killed after " + grace + ", while it may drain for " + drain);
            }
        }
        return findings;
    }

    static List<String> unboundedLogs(Deployment deployment) {
        return findings(
                deployment,
                "has no limit on its log",
                service -> !(service.map("logging").get("options") instanceof Map<?, ?> options)
                        || options.get("max-size") == null
                        || options.get("max-file") == null);
    }

    static List<String> writableModels(Deployment deployment) {
        return deployment.workers().stream()
                .filter(service -> !service.list("volumes").contains("models:/models:ro"))
                .map(service -> service.name() + " can change the models it parses in native memory")
                .toList();
    }

    static List<String> unscalableWorkers(Deployment deployment) {
        return deployment.workers().stream()
                .filter(service -> service.has("container_name") || service.has("ports") || service.has("hostname"))
                .map(service -> service.name() + " has a fixed name or port, so only one container can run")
                .toList();
    }

    /** Only with the stores of docker-compose.scale.yml may the API have replicas. */
    static List<String> unscalableApis(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.services()) {
            boolean replicated = service.name().equals("api-service") || service.isWorker();
            if (replicated
                    && (service.has("container_name") || !service.list("ports").isEmpty())) {
                findings.add(service.name() + " has a fixed name or port, so only one container can run");
            }
            if (replicated && service.list("volumes").stream().anyMatch(volume -> volume.startsWith("data:"))) {
                findings.add(service.name() + " shares the folder of files in progress with other containers");
            }
        }
        return findings;
    }

    /** A worker decodes what users sent; it should not be the superuser of the database. */
    static List<String> superusers(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Service database : deployment.services()) {
            String admin = database.ownEnvironment().get("POSTGRES_USER");
            for (Service service : deployment.services()) {
                String url = service.ownEnvironment().getOrDefault("DATABASE_URL", "");
                if (admin != null && url.startsWith("postgresql://" + admin + ":")) {
                    findings.add(service.name() + " is the superuser of " + database.name());
                }
            }
        }
        return findings;
    }

    /** The API gets every variable of .env, so a setting about another store would reach it. */
    static List<String> straySettings(Deployment deployment) {
        List<String> settings = deployment
                .text(Deployment.EXAMPLE)
                .lines()
                .map(line -> line.replaceFirst("^#?([A-Z0-9_]*)=.*", "$1"))
                .filter(name -> name.matches("DATABASE_URL|AUDIO_STORE|S3_(?!SERVER_).*|AWS_.*"))
                .toList();
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.services()) {
            Map<String, String> own = service.ownEnvironment();
            if (own.getOrDefault("AUDIO_STORE", "").startsWith("s3:")) {
                settings.stream()
                        .filter(name -> !own.containsKey(name))
                        .forEach(name -> findings.add(service.name() + " may get " + name + " of .env"));
            }
        }
        return findings;
    }

    static List<String> startsWithoutModels(Deployment deployment) {
        return deployment.workers().stream()
                .filter(service -> !(service.map("depends_on").get("models") instanceof Map<?, ?> condition)
                        || !"service_completed_successfully".equals(condition.get("condition")))
                .map(service -> service.name() + " starts before its models are there")
                .toList();
    }

    /** The default of worker.drain-timeout, read from its declaration. */
    private static Duration drainTimeout() {
        try {
            return duration(WorkerConfig.class
                    .getMethod("drainTimeout")
                    .getAnnotation(WithDefault.class)
                    .value());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("worker.drain-timeout no longer exists", e);
        }
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }

    private static List<String> findings(Deployment deployment, String fault, Predicate<Service> guilty) {
        return deployment.services().stream()
                .filter(guilty)
                .map(service -> service.name() + " " + fault)
                .toList();
    }
}
