package parley;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The audit as administrators read it at their desk. */
class AuditDeskTest {
    private static final Person ADMIN = Person.admin();

    private final Browser desk = Browser.of(ADMIN);
    private final Person grace = Person.named("grace");

    @Test
    void theAuditSaysWhatChangedInTheReadersLanguage() {
        ADMIN.patch("/admin/users/" + grace.username(), "displayName", "Grace H.").is(200);
        var page = desk.get("/admin/audit?target=" + grace.username()).is(200).text();
        assertThat(page).contains("Changed a user", "<ins><bdi>Grace H.</bdi></ins>", "@" + ADMIN.username());
        desk.post("/language", "language", "fr", "next", "/").is(303);
        assertThat(desk.get("/admin/audit?target=" + grace.username()).text()).contains("Utilisateur modifié");
    }

    @Test
    void theAuditOfARoomTellsOfItByItsFormerNamesToo() {
        var name = Person.unique("hall");
        var room = "/admin/rooms/" + grace.enters(name);
        var later = Person.unique("hall_");
        var last = Person.unique("hall");
        grace.patch("/rooms/" + name, "topic", "Echoes").is(200);
        grace.patch("/rooms/" + name, "name", later).is(200);
        grace.patch("/rooms/" + name, "name", last).is(200);
        assertThat(desk.get(room).text()).contains("/admin/audit?target=%23" + last);
        assertThat(desk.get("/admin/audit?target=%23" + last).text()).contains("Echoes", later, name);
    }

    @Test
    void theAuditTellsApartWhatChangedAndWhatItWasAbout() {
        var id = grace.enters(Person.unique("hall"));
        grace.says(id, "hello").is(201);
        desk.post("/admin/messages/" + id + "/1", "body", "hullo").is(303);
        ADMIN.patch("/admin/users/" + grace.username(), "disabled", true).is(200);
        assertThat(desk.get("/admin/audit?target=" + id + "/1").text())
                .contains("Author</span> <bdi>" + grace.username()).doesNotContain("<del>");
        assertThat(desk.get("/admin/audit?target=" + grace.username()).text())
                .contains("<del><bdi>Enabled</bdi></del> <ins><bdi>Disabled</bdi></ins>");
    }
}
