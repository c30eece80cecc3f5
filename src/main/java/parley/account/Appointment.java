package parley.account;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import parley.audit.Action;
import parley.audit.Audit;
import parley.bell.Affairs;

/** How whoever stands at the server's console makes an administrator, and helps one who has lost the password. */
@Singleton
public class Appointment {
    private final Users users;
    private final Accounts accounts;
    private final PasswordLinks links;
    private final Affairs affairs;
    private final Audit audit;

    Appointment(Users users, Accounts accounts, PasswordLinks links, Affairs affairs, Audit audit) {
        this.users = users;
        this.accounts = accounts;
        this.links = links;
        this.affairs = affairs;
        this.audit = audit;
    }

    /** Makes a user an administrator who can get in, creating the account if there is none. */
    public PasswordLinks.Made of(String username) {
        var key = Name.of(username).key();
        if (users.idOf(key).isEmpty()) {
            accounts.create(new Accounts.Draft(username, null, null, Role.ADMIN), null);
        }
        appoint(key);
        return links.make(key, null);
    }

    /** Once there is an administrator, the link of the first start is worth nothing. */
    @Transactional
    void appoint(String key) {
        var user = users.living(key);
        if (user.role() != Role.ADMIN || user.disabled()) {
            users.change(user.id(), null, null, Role.ADMIN, false);
            affairs.accountChanged(user.id());
            audit.note(null, Action.USER_CHANGED, key, Map.of("role", user.role(), "disabled", user.disabled()),
                    Map.of("role", Role.ADMIN, "disabled", false));
        }
        if (users.firstAdmin().isEmpty()) {
            users.recordFirstAdmin(user.id());
        }
    }
}
