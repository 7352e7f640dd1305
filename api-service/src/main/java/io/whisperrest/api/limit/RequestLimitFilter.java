package io.whisperrest.api.limit;

import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.ClientNetwork;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts every request that reaches a resource: of a user when signed in, else of the address. Runs after the security checks
 * and on the thread of the resource. Static files are not counted.
 */
class RequestLimitFilter {
    private final RateLimits limits;
    private final LimitsOfUsers users;
    private final CurrentIdentityAssociation association;

    RequestLimitFilter(RateLimits limits, LimitsOfUsers users, CurrentIdentityAssociation association) {
        this.limits = limits;
        this.users = users;
        this.association = association;
    }

    @ServerRequestFilter
    void count(RoutingContext context) {
        String user = userId(context);
        Allowance allowance = count(user, ClientNetwork.address(context.request()));
        if (user != null) {
            tell(allowance, context.response().headers());
        }
        if (!allowance.allowed()) {
            throw Problems.rateLimited(allowance.delay());
        }
    }

    private Allowance count(String user, String address) {
        if (!BlockingOperationControl.isBlockingAllowed()) {
            return limits.localRequest(user == null ? address : user);
        }
        return user == null
                ? limits.addressRequest(address)
                : limits.userRequest(user, users.of(user).requestsPerMinute());
    }

    /** Under /api a credential that is shown is read, also where none is needed; elsewhere only where one is. */
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
