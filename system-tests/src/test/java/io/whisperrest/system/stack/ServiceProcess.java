package io.whisperrest.system.stack;

import io.whisperrest.testing.ServerProcesses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service process, started as an operator would, with its own log under {@code target}. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Process process;
    private final int managementPort;
    private final Path log;

    private ServiceProcess(String name, Process process, int managementPort, Path log) {
        this.name = name;
        this.process = process;
        this.managementPort = managementPort;
        this.log = log;
    }

    /** @param launcher command prefix, such as a namespace wrapper, that executes the service */
    static ServiceProcess start(
            String service, String name, List<String> launcher, List<String> flags, Map<String, String> environment) {
        try {
            int port = ServerProcesses.freePort();
            Path log = Files.createDirectories(Project.root().resolve("system-tests/target/logs"))
                    .resolve(name + "-" + System.nanoTime() + ".log");
            List<String> command = new ArrayList<>(launcher);
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(JvmFlags.of(service.equals("api-service") ? "API_JVM_FLAGS" : "WORKER_JVM_FLAGS"));
            Path unpacked = Files.createTempDirectory(name);
            command.add("-Djava.io.tmpdir=" + unpacked);
            command.addAll(flags);
            command.addAll(List.of("-jar", Project.application(service).toString()));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port));
            Process process = builder.start();
            process.onExit().thenRun(() -> delete(unpacked));
            return new ServiceProcess(name, process, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes unpacked libraries (28 MB for a worker), which a killed process leaves behind. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ServiceProcess awaitReady() {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (isReady()) {
                return this;
            }
            pause();
        }
        throw new IllegalStateException(name + " is not ready: " + log());
    }

    public long pid() {
        return process.pid();
    }

    public boolean isReady() {
        return health("ready") == 200;
    }

    /** HTTP status of a health check; 0 when the service does not answer. */
    public int health(String kind) {
        return ask(kind).map(HttpResponse::statusCode).orElse(0);
    }

    /** The body of the readiness check, for an operator; empty when the service does not answer. */
    public String readiness() {
        return ask("ready").map(HttpResponse::body).orElse("");
    }

    /** What Prometheus would read. */
    public String metrics() {
        return get("/q/metrics").map(HttpResponse::body).orElse("");
    }

    private Optional<HttpResponse<String>> ask(String kind) {
        return get("/q/health/" + kind);
    }

    private Optional<HttpResponse<String>> get(String path) {
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return Optional.of(HTTP.send(ask, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Resident memory in MiB, as Linux counts it. */
    public long residentMiB() {
        return memory("VmRSS:");
    }

    /** Peak resident memory in MiB. */
    public long peakMiB() {
        return memory("VmHWM:");
    }

    private long memory(String line) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(each -> each.startsWith(line))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void kill9() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(20));
    }

    public void terminate() {
        process.destroy();
    }

    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    /** @return the exit code */
    public int awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " did not exit within " + limit);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void signal(String word) {
        try {
            new ProcessBuilder("kill", word, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill9();
        }
    }
}
