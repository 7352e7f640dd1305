package io.whisperrest.api.account;

import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.FieldError;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.ratelimit.RateLimits;
import io.whisperrest.api.setting.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Registers accounts. */
@Singleton
class RegistrationService {
    private final RegistrationConfig config;
    private final Settings settings;
    private final RateLimits limits;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final UserRepository users;
    private final AuditRepository audit;
    private final Clock clock;

    RegistrationService(
            RegistrationConfig config,
            Settings settings,
            RateLimits limits,
            PasswordRules rules,
            Passwords passwords,
            UserRepository users,
            AuditRepository audit,
            Clock clock) {
        this.config = config;
        this.settings = settings;
        this.limits = limits;
        this.rules = rules;
        this.passwords = passwords;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** Rate-limits only calls that are otherwise valid: these alone reveal whether an address is taken. */
    RegisterResponse register(RegisterRequest request, Caller caller) {
        if (!settings.registrationOpen(config.open())) {
            throw Problems.forbidden("registration_closed", "Only administrators create accounts on this server.");
        }
        EmailAddress email = validated(request);
        limits.registration(caller.network());
        if (users.byEmailKey(email.key()).isPresent()) {
            throw taken();
        }
        String id = UUID.randomUUID().toString();
        if (!users.add(id, email, passwords.hash(request.password()), "user", clock.millis())) {
            throw taken();
        }
        audit.note(id, "registered", caller.address());
        return new RegisterResponse(id, email.text());
    }

    private EmailAddress validated(RegisterRequest request) {
        List<FieldError> errors = new ArrayList<>();
        Optional<EmailAddress> email = Optional.ofNullable(request.email()).flatMap(EmailAddress::of);
        if (request.email() == null) {
            errors.add(new FieldError("email", "required", "An e-mail address is needed."));
        } else if (email.isEmpty()) {
            errors.add(new FieldError("email", "invalid", "This is not an e-mail address."));
        }
        rules.broken(request.password()).ifPresent(errors::add);
        if (!errors.isEmpty()) {
            throw Problems.validation(errors);
        }
        return email.orElseThrow();
    }

    private static ApiProblem taken() {
        return Problems.of(409, "email_taken", "An account with this e-mail address already exists.");
    }
}
