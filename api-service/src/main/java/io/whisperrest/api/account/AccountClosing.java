package io.whisperrest.api.account;

import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Deletes, disables and enables accounts. The last administrator can be neither deleted nor disabled. */
@Singleton
public class AccountClosing {
    private final ClosingRepository accounts;
    private final AccountStates states;
    private final AuditRepository audit;
    private final Clock clock;

    AccountClosing(ClosingRepository accounts, AccountStates states, AuditRepository audit, Clock clock) {
        this.accounts = accounts;
        this.states = states;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Deletes an account: it is unusable at once and its address is free again. {@link io.whisperrest.api.dispatch.Eraser} erases its data
     * later.
     *
     * @param by user id of the administrator or owner who requests it
     * @throws ApiProblem 404; 409 {@code last_admin}
     */
    public void close(String userId, String by, Caller caller) {
        require(accounts.close(userId, clock.millis()));
        states.forget(userId);
        audit.note(by, "account_closed", userId, caller.address());
    }

    /**
     * Ends all sessions and tokens of the account; its API keys are rejected for as long as it is disabled.
     *
     * @throws ApiProblem 404; 409 {@code last_admin}
     */
    public void disable(String userId, String by, Caller caller) {
        require(accounts.disable(userId, clock.millis()));
        states.forget(userId);
        audit.note(by, "account_disabled", userId, caller.address());
    }

    /** @throws ApiProblem 404 */
    public void enable(String userId, String by, Caller caller) {
        require(accounts.enable(userId));
        states.forget(userId);
        audit.note(by, "account_enabled", userId, caller.address());
    }

    /**
     * @param role {@code user} or {@code admin}
     * @throws ApiProblem 404; 409 {@code last_admin}
     */
    public void role(String userId, String role, String by, Caller caller) {
        require(accounts.role(userId, role, clock.millis()));
        states.forget(userId);
        audit.note(by, "role_" + role, userId, caller.address());
    }

    private static void require(ClosingRepository.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN -> throw Problems.notFound();
            case LAST_ADMIN ->
                throw Problems.of(409, "last_admin", "This is the last administrator: make another one first.");
        }
    }
}
