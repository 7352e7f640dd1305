package io.whisperrest.api.refusal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.AuditRepository;
import io.whisperrest.api.account.Caller;
import io.whisperrest.api.error.ProblemDocument;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Notes each 403 and 429 in the audit, once an hour for one user or network and one code. Of users and of networks at most 200
 * each an hour: a flood of strangers must neither fill the table nor hide what users do. Written beside the answer, which does
 * not wait for it.
 */
@Singleton
class RefusalFilter {
    private static final Logger LOG = Logger.getLogger(RefusalFilter.class);
    private static final int BEFORE_ALL_THAT_REFUSE = 990;
    private static final int MOST_AN_HOUR = 200;
    private static final int MOST_WAITING = 100;

    private final RefusalGate users = new RefusalGate(MOST_AN_HOUR);
    private final RefusalGate networks = new RefusalGate(MOST_AN_HOUR);
    private final AuditRepository audit;
    private final Clock clock;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> {
                Thread thread = new Thread(work, "refusals");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    RefusalFilter(AuditRepository audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addEndHandler(answered -> look(context));
                    context.next();
                },
                BEFORE_ALL_THAT_REFUSE);
    }

    void stop(@Observes ShutdownEvent event) {
        writer.shutdown();
    }

    private void look(RoutingContext context) {
        int status = context.response().getStatusCode();
        String code = ProblemDocument.code(context);
        if (code == null || status != 403 && status != 429) {
            return;
        }
        String who = userId(context);
        Caller caller = Caller.of(context);
        boolean passes = who == null
                ? networks.passes(caller.network() + ' ' + code, clock.millis())
                : users.passes(who + ' ' + code, clock.millis());
        if (passes) {
            writer.execute(() -> write(who, status == 403 ? "access_refused" : "limit_hit", code, caller.address()));
        }
    }

    private void write(String who, String what, String code, String address) {
        try {
            audit.note(who, what, code, address);
        } catch (RuntimeException e) {
            LOG.warnf("a refusal could not be noted: %s", e.getMessage());
        }
    }

    private static String userId(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser known
                        && !known.getSecurityIdentity().isAnonymous()
                ? known.getSecurityIdentity().getPrincipal().getName()
                : null;
    }
}
