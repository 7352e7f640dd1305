package io.whisperrest.system.stack;

import io.whisperrest.testing.PostgresServer;
import io.whisperrest.testing.RedisServer;
import io.whisperrest.testing.S3Server;
import io.whisperrest.testing.ServerProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The services as on several hosts: PostgreSQL, an S3 server, Valkey, API replicas behind a balancer, and workers. No two of them share a
 * folder.
 */
public final class ScaledStack implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(2);

    private final Path directory;
    private final PostgresServer postgres = PostgresServer.start();
    private final S3Server s3 = S3Server.start();
    private final Stack stack;
    private Balancer balancer;
    private final List<Replica> replicas = new ArrayList<>();
    private int hosts;

    private record Replica(ServiceProcess process, int port) {}

    /** Starts everything. @param extra environment variables of all services */
    public ScaledStack(Path directory, int apis, int workers, Map<String, String> extra) {
        this.directory = directory;
        postgres.create("whisper");
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                postgres.url("whisper"),
                "AUDIO_STORE",
                "s3://" + s3.newBucket() + "/scaled",
                "S3_ENDPOINT",
                s3.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                S3Server.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                S3Server.SECRET_KEY));
        environment.putAll(extra);
        this.stack = new Stack(directory.resolve("none"), environment);
        try {
            for (int i = 0; i < apis; i++) {
                replicas.add(startReplica());
            }
            this.balancer = Balancer.start(directory.resolve("balancer"), stack.port(), ports());
            for (int i = 0; i < workers; i++) {
                startWorker();
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Map<String, String> ownFolder() {
        hosts++;
        return Map.of("DATA_DIR", directory.resolve("host" + hosts).toString());
    }

    private Replica startReplica() {
        int port = ServerProcesses.freePort();
        return new Replica(stack.startReplica(port, ownFolder()), port);
    }

    public ServiceProcess startWorker() {
        return stack.launchWorker(List.of(), ownFolder()).awaitReady();
    }

    private List<Integer> ports() {
        return replicas.stream().map(Replica::port).toList();
    }

    /**
     * Replaces the oldest API as an orchestrator does: a new one starts; once it is ready, it gets the requests of the old one, which
     * finishes its own and ends.
     */
    public void replaceOldest() {
        replicas.add(startReplica());
        Replica oldest = replicas.remove(0);
        balancer.use(ports());
        // as the chart's preStop: a request may be on its way to the old one
        Awaitility.await().pollDelay(LAST_REQUESTS).until(() -> true);
        oldest.process().terminate();
        oldest.process().awaitEnd(STOP_LIMIT);
    }

    /** Kills the oldest API as a crash does. The balancer learns of it by its next request. Starts another one. */
    public void crashOldest() {
        Replica oldest = replicas.remove(0);
        oldest.process().kill9();
        replicas.add(startReplica());
        balancer.use(ports());
    }

    public String url() {
        return stack.url();
    }

    public Client client(String name) {
        return stack.client(name);
    }

    public RedisServer redis() {
        return stack.redis();
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public S3Server s3() {
        return s3;
    }

    @Override
    public void close() {
        if (balancer != null) {
            balancer.close();
        }
        stack.close();
        s3.close();
        postgres.close();
    }
}
