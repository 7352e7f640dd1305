package io.whisperrest.system.container;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules about the origin of images, what is built into them, and where secrets come from. */
final class ImageRules {
    private static final Pattern SECRET = Pattern.compile("\\w*(PASSWORD|SECRET|TOKEN|_AUTH|_KEY)\\w*");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{\\w+:\\?[^}]+}");
    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("://[^:/@\\s]*:([^@]+)@");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{?([A-Z][A-Z0-9_]*)");
    private static final Pattern PINNED = Pattern.compile("[^:@]+:[^:@]*\\d[^:@]*(@sha256:[0-9a-f]{64})?");
    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final Pattern FETCH = Pattern.compile("\\b(curl|wget|git clone)\\b");

    private ImageRules() {}

    static List<String> floatingImages(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.services()) {
            if (!PINNED.matcher(service.text("image")).matches()) {
                findings.add(service.name() + " has an image without a version: " + service.text("image"));
            }
        }
        for (Dockerfile file : deployment.dockerfiles()) {
            Set<String> own = new HashSet<>(Set.of("scratch"));
            for (Dockerfile.Stage stage : file.stages()) {
                if (!own.contains(stage.base()) && !PINNED.matcher(stage.base()).matches()) {
                    findings.add(file.path() + " builds on " + stage.base() + " without a version");
                }
                own.add(stage.name());
            }
        }
        return findings;
    }

    /** Where two services build one tag, a builder that stores all images at once finds it taken. */
    static List<String> unclearBuilders(Deployment deployment) {
        Map<String, List<String>> builders = new TreeMap<>();
        for (Service service : deployment.services()) {
            if (service.isOurs()) {
                List<String> names = builders.computeIfAbsent(service.text("image"), image -> new ArrayList<>());
                if (service.has("build")) {
                    names.add(service.name());
                }
            }
        }
        return builders.entrySet().stream()
                .filter(image -> image.getValue().size() != 1)
                .map(image -> image.getKey() + " should be built by one service, not by " + image.getValue())
                .toList();
    }

    static List<String> unverifiedDownloads(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Dockerfile file : deployment.dockerfiles()) {
            for (Dockerfile.Stage stage : file.stages()) {
                for (String run : stage.all("RUN")) {
                    for (String command : run.split("&&|;")) {
                        if (command.contains("pip ") && !command.contains("--require-hashes")
                                || command.contains("npm i")
                                || FETCH.matcher(command).find()) {
                            findings.add(file.path() + " fetches without a hash: " + command.strip());
                        }
                    }
                }
                stage.all("ADD").forEach(add -> findings.add(file.path() + " uses ADD: " + add));
            }
        }
        return findings;
    }

    /** Maven reads the description of every module, also of those that it does not build. */
    static List<String> missingModules(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        List<String> modules = MODULE.matcher(deployment.text(Deployment.POM))
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> ignored = deployment.text(Deployment.IGNORED).lines().toList();
        for (String module : modules) {
            if (!ignored.contains("!" + module) && !ignored.contains("!" + module + "/pom.xml")) {
                findings.add(Deployment.IGNORED + " keeps " + module + " out of the build");
            }
            for (String path : List.of(Deployment.API, Deployment.WORKER)) {
                List<String> copies = deployment.dockerfile(path).stage("build").all("COPY");
                if (copies.stream()
                        .noneMatch(copy -> copy.startsWith(module + " ") || copy.startsWith(module + "/pom.xml "))) {
                    findings.add(path + " does not copy the description of " + module);
                }
            }
        }
        return findings;
    }

    static List<String> deafImages(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Dockerfile file : deployment.dockerfiles()) {
            for (Dockerfile.Stage stage : file.images()) {
                String name = file.path() + " " + stage.name();
                if (!stage.last("ENTRYPOINT").startsWith("[")) {
                    findings.add(name + ": a shell keeps the signal from the JVM");
                }
                if (!stage.last("STOPSIGNAL").equals("SIGTERM")) {
                    findings.add(name + ": STOPSIGNAL is not SIGTERM, on which the service drains");
                }
                if (!stage.last("HEALTHCHECK").contains("CMD")) {
                    findings.add(name + ": no HEALTHCHECK");
                }
            }
        }
        return findings;
    }

    static List<String> bakedSecrets(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Dockerfile file : deployment.dockerfiles()) {
            for (Dockerfile.Stage stage : file.stages()) {
                for (Dockerfile.Instruction instruction : stage.instructions()) {
                    boolean sets = instruction.word().equals("ENV")
                            || instruction.word().equals("ARG");
                    if (sets && SECRET.matcher(instruction.rest()).find()
                            || instruction.word().equals("COPY")
                                    && instruction.rest().matches("(\\. .*|.*\\.env\\b.*)")) {
                        findings.add(file.path() + " copies a secret or the whole directory into the image: "
                                + instruction.rest());
                    }
                }
            }
        }
        List<String> ignored = deployment.text(Deployment.IGNORED).lines().toList();
        if (!ignored.contains("*") || !ignored.contains("**/.env*")) {
            findings.add(Deployment.IGNORED + " lets .env, data or models into the build");
        }
        return findings;
    }

    static List<String> defaultSecrets(Deployment deployment) {
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.services()) {
            service.ownEnvironment().forEach((name, value) -> {
                // An empty value is not a default but a withheld secret.
                if (SECRET.matcher(name).matches()
                        && !value.isEmpty()
                        && !REQUIRED.matcher(value).matches()) {
                    findings.add(service.name() + ": " + name + " does not have to be set");
                }
                Matcher address = PASSWORD_IN_ADDRESS.matcher(value);
                if (address.find() && !REQUIRED.matcher(address.group(1)).matches()) {
                    findings.add(service.name() + ": the password in " + name + " does not have to be set");
                }
            });
        }
        return findings;
    }

    static List<String> openQueue(Deployment deployment) {
        String command = deployment.services().stream()
                .filter(service -> service.name().equals("redis"))
                .flatMap(service -> service.list("command").stream())
                .reduce("", (all, line) -> all + "\n" + line);
        List<String> findings = new ArrayList<>();
        for (String setting : List.of(
                "appendonly yes",
                "appendfsync everysec",
                "maxmemory-policy noeviction",
                "user default off",
                "-@admin -@dangerous")) {
            if (!command.contains(setting)) {
                findings.add("redis runs without: " + setting);
            }
        }
        return findings;
    }

    static List<String> mixedUsers(Deployment deployment) {
        Map<String, String> users = new HashMap<>();
        deployment
                .services()
                .forEach(service -> service.stage().ifPresent(stage -> users.put(service.name(), stage.last("USER"))));
        String[] api = users.get("api-service").split(":");
        List<String> findings = new ArrayList<>();
        for (Service service : deployment.workers()) {
            String[] worker = users.get(service.name()).split(":");
            if (worker[0].equals(api[0])) {
                findings.add(service.name() + " is the API's user and can read the signing keys");
            }
            if (api.length < 2 || worker.length < 2 || !worker[1].equals(api[1])) {
                findings.add(service.name() + " does not share the API's group and cannot read the audio");
            }
        }
        return findings;
    }

    static List<String> driftingTargets(Deployment deployment) {
        Dockerfile worker = deployment.dockerfile(Deployment.WORKER);
        Map<String, String> cpu = worker.stage("cpu").environment();
        Map<String, String> gpu = worker.stage("gpu").environment();
        List<String> findings = new ArrayList<>();
        Set<String> names = new TreeSet<>(cpu.keySet());
        names.addAll(gpu.keySet());
        for (String name : names) {
            if (!cpu.getOrDefault(name, "").equals(gpu.getOrDefault(name, ""))) {
                findings.add(name + " differs between the targets cpu and gpu");
            }
        }
        return findings;
    }

    /** Both images that contain the pages must contain the same ones. */
    static List<String> driftingDashboards(Deployment deployment) {
        Dockerfile.Stage front = deployment.dockerfile(Deployment.FRONTEND).stage("dashboard");
        Dockerfile.Stage api = deployment.dockerfile(Deployment.API).stage("dashboard");
        return front.equals(api) ? List.of() : List.of("the API's image builds different pages from the front end's");
    }

    /** The services run on one Java runtime, so the classes that one of them was tested with are in the other too. */
    static List<String> driftingRuntimes(Deployment deployment) {
        Dockerfile.Stage api = deployment.dockerfile(Deployment.API).stage("jre");
        Dockerfile.Stage worker = deployment.dockerfile(Deployment.WORKER).stage("jre");
        return api.equals(worker) ? List.of() : List.of("the API's image has another Java runtime than the worker's");
    }

    static List<String> undocumentedVariables(Deployment deployment) {
        Set<String> wanted = new TreeSet<>(Set.of("COMPOSE_PROFILES"));
        wanted.addAll(variables(deployment.text(Deployment.COMPOSE)));
        for (Service service : deployment.services()) {
            service.ownEnvironment().values().forEach(value -> wanted.addAll(variables(value)));
        }
        return wanted.stream()
                .filter(name -> !Pattern.compile("(?m)^#?\\s*" + name + "=")
                        .matcher(deployment.text(Deployment.EXAMPLE))
                        .find())
                .map(name -> Deployment.EXAMPLE + " does not list " + name)
                .toList();
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
