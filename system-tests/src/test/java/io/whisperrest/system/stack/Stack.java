package io.whisperrest.system.stack;

import io.whisperrest.testing.RedisServer;
import io.whisperrest.testing.ServerProcesses;
import io.whisperrest.testing.TestDatabase;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Redis, api-service and any number of workers on one data directory, with the queue's default intervals divided by fifteen. */
public final class Stack implements AutoCloseable {
    private static final Pattern PASSWORD_LINK = Pattern.compile("/set-password/?#([A-Za-z0-9_-]+)");

    private final Path data;
    private final RedisServer redis;
    private final int port;
    private final List<String> launcher;
    private final List<ServiceProcess> processes = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    public Stack(Path data) {
        this(data, Map.of());
    }

    /** @param extra environment variables that add to or replace the defaults */
    public Stack(Path data, Map<String, String> extra) {
        this(data, quick(extra), List.of(), RedisServer.start());
    }

    /** With the queue's default intervals, as in production. */
    public static Stack unhurried(Path data, Map<String, String> extra) {
        return new Stack(data, extra, List.of(), RedisServer.start());
    }

    /** Likewise, with all data on that disk. */
    public static Stack unhurriedOn(SmallDisk disk, Map<String, String> extra) {
        RedisServer redis = RedisServer.start(disk.launcher(), disk.folder("redis"));
        return new Stack(disk.path(), extra, disk.launcher(), redis);
    }

    private Stack(Path data, Map<String, String> extra, List<String> launcher, RedisServer redis) {
        this.data = data;
        this.launcher = launcher;
        this.redis = redis;
        this.port = ServerProcesses.freePort();
        environment.putAll(Map.of(
                "DATA_DIR", data.toString(),
                "REDIS_URL", redis.url(),
                "SECRETS_SEAL_KEY", "a key of the system tests, forty characters",
                "WHISPER_MODELS_DIR", Project.models().toString(),
                "WHISPER_RUNTIME_DIR", Project.runtime().toString(),
                "AUDIO_FFMPEG", Project.ffmpeg().toString(),
                "AUDIO_SPEECH_MODEL",
                        Project.runtime()
                                .resolve("silero_vad_16k_sequence.onnx")
                                .toString(),
                "WORKER_SLOTS", "2",
                "UPLOAD_MIN_FREE_SPACE", "100M"));
        environment.putAll(Map.of("LIMITS_REQUESTS_USER", "1000000", "LIMITS_SIGN_IN_NETWORK", "100000"));
        TestDatabase.settings(data)
                .forEach((key, value) ->
                        environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment.putAll(extra);
    }

    private static Map<String, String> quick(Map<String, String> extra) {
        Map<String, String> all = new HashMap<>(Map.of(
                "QUEUE_LEASE_DURATION", "2S",
                "QUEUE_HEARTBEAT_INTERVAL", "PT0.333S",
                "QUEUE_LEASE_MARGIN", "PT0.333S",
                "QUEUE_SWEEP_INTERVAL", "PT0.333S",
                "QUEUE_DEAD_WORKER_AFTER", "4S",
                "QUEUE_RECONCILE_INTERVAL", "2S",
                "QUEUE_RELAY_INTERVAL", "PT0.067S",
                "QUEUE_RETRY_BASE", "PT0.333S"));
        all.putAll(extra);
        return all;
    }

    public RedisServer redis() {
        return redis;
    }

    public Path data() {
        return data;
    }

    /** Base URL of the API. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public ServiceProcess startApi() {
        return startApi(launcher);
    }

    /**
     * Starts the API with a disk of that size, such as {@code 20m}, over its data directory. Only this process sees the disk, and it
     * ends with it.
     */
    public ServiceProcess startApiOnADisk(String size) {
        String mount = "mount -t tmpfs -o size=" + size + " none \"$DATA_DIR\" && exec \"$@\"";
        return startApi(List.of("unshare", "-rm", "sh", "-c", mount, "sh"));
    }

    /** @param behind command prefix, such as a namespace wrapper, that executes the service */
    private ServiceProcess startApi(List<String> behind) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return added(ServiceProcess.start("api-service", "api", behind, List.of(), own))
                .awaitReady();
    }

    /** Starts another API process on its own port, without waiting for it. */
    public ServiceProcess launchApi() {
        Map<String, String> own = new HashMap<>(environment);
        own.put("QUARKUS_HTTP_PORT", "0");
        own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return added(ServiceProcess.start("api-service", "api", launcher, List.of(), own));
    }

    /**
     * Starts an API process on a port of its own and waits until it is ready.
     *
     * @param extra environment variables that add to or replace those of the stack
     */
    ServiceProcess startReplica(int ownPort, Map<String, String> extra) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("QUARKUS_HTTP_PORT", Integer.toString(ownPort));
        own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        own.putAll(extra);
        return added(ServiceProcess.start("api-service", "api", launcher, List.of(), own))
                .awaitReady();
    }

    /** The port that {@link #url()} names. */
    int port() {
        return port;
    }

    public ServiceProcess startWorker() {
        return launchWorker(List.of(), Map.of()).awaitReady();
    }

    /** Starts a worker without waiting for it. */
    public ServiceProcess launchWorker(List<String> flags, Map<String, String> extra) {
        Map<String, String> own = new HashMap<>(environment);
        own.putAll(extra);
        return added(ServiceProcess.start("worker-service", "worker", launcher, flags, own));
    }

    private ServiceProcess added(ServiceProcess process) {
        processes.add(process);
        return process;
    }

    /** Signs up a new user. Returns its client. */
    public Client client(String name) {
        return Client.signUp(url(), name + "@example.org", this::diagnosis);
    }

    /** A client for an existing user. */
    public Client knownClient(String name) {
        return Client.signIn(url(), name + "@example.org", this::diagnosis);
    }

    /**
     * The first administrator, through the link that the API printed at its first start with {@code AUTH_ADMIN_EMAIL}.
     *
     * @param api the process of that first start
     */
    public Client administrator(ServiceProcess api) {
        Matcher link = PASSWORD_LINK.matcher(api.log());
        if (!link.find()) {
            throw new IllegalStateException("no link to set a password: " + api.log());
        }
        return Client.withPasswordLink(url(), environment.get("AUTH_ADMIN_EMAIL"), link.group(1), this::diagnosis);
    }

    /** The state of every process, for the message when a wait times out. */
    private String diagnosis() {
        return "redis " + queue() + "\n" + processes.stream().map(Diagnosis::of).collect(Collectors.joining());
    }

    private String queue() {
        try {
            return redis.isRunning() ? "holds " + redis.command("KEYS", "*") : "has ended";
        } catch (UncheckedIOException e) {
            return "does not answer: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        processes.forEach(ServiceProcess::close);
        redis.close();
    }
}
