package io.whisperrest.api.admin;

import io.whisperrest.api.account.AccountClosing;
import io.whisperrest.api.audit.AuditRepository;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.Caller;
import io.whisperrest.api.task.Cursor;
import io.whisperrest.api.task.Pages;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Finds and changes users on behalf of an administrator. */
@Singleton
class AdminUsers {
    private final AdminUserRepository rows;
    private final Pages pages;
    private final AccountClosing accounts;
    private final AuditRepository audit;

    AdminUsers(AdminUserRepository rows, Pages pages, AccountClosing accounts, AuditRepository audit) {
        this.rows = rows;
        this.pages = pages;
        this.accounts = accounts;
        this.audit = audit;
    }

    Pages.Page<UserRow> page(String q, String cursor, int limit) {
        String folded = q.strip().toLowerCase(Locale.ROOT);
        return pages.page(
                "users\n" + folded,
                cursor,
                limit,
                (behind, count) -> rows.page(folded, behind, count),
                user -> new Cursor.Position(Long.toString(user.createdAt()), user.id()));
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404 */
    UserRow get(String id) {
        return rows.find(id).orElseThrow(Problems::notFound);
    }

    /** Validates everything before it changes anything. */
    void change(String id, AdminUsersResource.UserChange asked, String by, Caller caller) {
        UserRow known = get(id);
        if (asked.role() != null) {
            isAdmin(asked.role());
        }
        if (asked.limits() != null) {
            LimitRules.checked(asked.limits());
        }
        if (asked.role() != null && !asked.role().equals(known.role())) {
            accounts.role(id, asked.role(), by, caller);
        }
        if (asked.enabled() != null && asked.enabled() != known.enabled()) {
            if (asked.enabled()) {
                accounts.enable(id, by, caller);
            } else {
                accounts.disable(id, by, caller);
            }
        }
        if (asked.limits() != null) {
            rows.limit(id, asked.limits());
            audit.note(by, "limits_changed", id, caller.address());
        }
    }

    /** @throws io.whisperrest.api.error.ApiProblem 422 unless the role is {@code user} or {@code admin} */
    boolean isAdmin(String role) {
        if (!role.equals("user") && !role.equals("admin")) {
            throw Problems.invalid("role", "A role is user or admin.");
        }
        return role.equals("admin");
    }
}
