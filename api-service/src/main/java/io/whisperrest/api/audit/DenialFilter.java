package io.whisperrest.api.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.ProblemDocument;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.http.FilterOrder;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Records each 403 and 429 in the audit log, at most once an hour per user or network and problem code. Users and networks are each
 * capped at 200 records an hour, so that a flood of anonymous requests neither fills the table nor hides what users do. Writes in the
 * background; the response does not wait for it.
 */
@Singleton
class DenialFilter {
    private static final Logger LOG = Logger.getLogger(DenialFilter.class);
    private static final int MAX_PER_HOUR = 200;
    private static final int MAX_WAITING = 100;

    private final DenialGate users = new DenialGate(MAX_PER_HOUR);
    private final DenialGate networks = new DenialGate(MAX_PER_HOUR);
    private final AuditRepository audit;
    private final Clock clock;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            work -> {
                Thread thread = new Thread(work, "denials");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    DenialFilter(AuditRepository audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void install(@Observes Filters filters) {
        FilterOrder.DENIALS.register(filters, context -> {
            context.addEndHandler(answered -> look(context));
            context.next();
        });
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
            LOG.warnf("denial not recorded in the audit log: %s", e.getMessage());
        }
    }

    private static String userId(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser known
                        && !known.getSecurityIdentity().isAnonymous()
                ? known.getSecurityIdentity().getPrincipal().getName()
                : null;
    }
}
