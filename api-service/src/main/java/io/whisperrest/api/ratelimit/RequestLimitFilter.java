package io.whisperrest.api.ratelimit;

import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.ClientNetwork;
import io.whisperrest.api.setting.UserLimitsService;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts every request that reaches a resource: per user when authenticated, otherwise per address. Runs after the security checks, on
 * the thread of the resource. Static files are not counted.
 */
class RequestLimitFilter {
    /** How much higher the limit is for reading the progress of tasks than for all other requests. */
    private static final int STATUS_FACTOR = 10;

    private final RateLimits limits;
    private final UserLimitsService users;
    private final CurrentIdentityAssociation association;

    RequestLimitFilter(RateLimits limits, UserLimitsService users, CurrentIdentityAssociation association) {
        this.limits = limits;
        this.users = users;
        this.association = association;
    }

    @ServerRequestFilter
    void count(RoutingContext context, ResourceInfo operation) {
        String user = userId(context);
        Allowance allowance = count(user, readsStatus(operation), ClientNetwork.machine(context));
        if (user != null) {
            tell(allowance, context.response().headers());
        }
        if (!allowance.allowed()) {
            throw Problems.rateLimited(allowance.delay());
        }
    }

    private Allowance count(String user, boolean status, String address) {
        if (!BlockingOperationControl.isBlockingAllowed()) {
            return limits.localRequest(user == null ? address : user);
        }
        if (user == null) {
            return limits.addressRequest(address);
        }
        int requests = users.of(user).requestsPerMinute();
        return status ? limits.statusRequest(user, requests * STATUS_FACTOR) : limits.userRequest(user, requests);
    }

    private static boolean readsStatus(ResourceInfo operation) {
        return operation.getResourceMethod().isAnnotationPresent(StatusRead.class);
    }

    /** Under /api a presented credential is always evaluated; elsewhere only where it is required. */
    private String userId(RoutingContext context) {
        SecurityIdentity identity = null;
        if (context.user() instanceof QuarkusHttpUser known) {
            identity = known.getSecurityIdentity();
        } else if (showsCredential(context) && BlockingOperationControl.isBlockingAllowed()) {
            identity = association.getIdentity();
        }
        return identity == null || identity.isAnonymous()
                ? null
                : identity.getPrincipal().getName();
    }

    private static boolean showsCredential(RoutingContext context) {
        return context.normalizedPath().startsWith("/api/") && context.request().getHeader("Authorization") != null;
    }

    private static void tell(Allowance allowance, MultiMap headers) {
        headers.set("RateLimit-Limit", Long.toString(allowance.limit()));
        headers.set("RateLimit-Remaining", Long.toString(allowance.remaining()));
        headers.set("RateLimit-Reset", Long.toString((allowance.delay().toMillis() + 999) / 1000));
    }
}
