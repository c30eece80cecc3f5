package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.BeanContext;
import org.junit.jupiter.api.Test;
import parley.account.Days;

/** What is forgotten once nothing can come of it. */
class SweepTest {
    private final Rows rows = TestServer.bean(Rows.class);

    @Test
    void ofTheSessionsThatCouldBeGoneOnWithNoneIsForgottenAndOfTheOthersAll() {
        var laptop = Person.named("ada");
        var phone = laptop.onAnotherDevice();
        var tablet = laptop.onAnotherDevice();
        var old = session(phone);
        var idle = session(tablet);
        age("refresh_token SET expires_at = TIMESTAMPADD(DAY, -31, expires_at) WHERE session_id", old);
        age("session SET used_at = TIMESTAMPADD(DAY, -31, used_at) WHERE id", old);
        age("refresh_token SET expires_at = TIMESTAMPADD(DAY, -31, expires_at) WHERE session_id", idle);
        age("session SET used_at = TIMESTAMPADD(DAY, -29, used_at) WHERE id", idle);

        Days.pass(TestServer.bean(BeanContext.class));

        assertThat(rows.count("refresh_token", "session_id IN (%d, %d)".formatted(old, idle))).isZero();
        assertThat(rows.count("session", "id = " + old)).isZero();
        assertThat(rows.count("session", "id = " + idle)).as("it is listed still").isOne();
        Http.send(TestServer.address(), "POST", "/api/v1/auth/refresh",
                Person.json("refreshToken", laptop.refreshToken())).is(200);
        laptop.get("/me").is(200);
    }

    @Test
    void aTokenThatWasTradedIsKeptForAWeekAndItsSuccessorForAMonth() {
        var ada = Person.named("ada");
        var id = session(ada);
        Http.send(TestServer.address(), "POST", "/api/v1/auth/refresh",
                Person.json("refreshToken", ada.refreshToken())).is(200);
        assertThat(rows.count("refresh_token", "session_id = " + id)).isEqualTo(2);
        age("refresh_token SET expires_at = TIMESTAMPADD(DAY, -8, expires_at) WHERE session_id", id);

        Days.pass(TestServer.bean(BeanContext.class));

        assertThat(rows.count("refresh_token", "session_id = " + id)).isOne();
    }

    private void age(String what, long session) {
        rows.change("UPDATE " + what + " = " + session);
    }

    private static long session(Person device) {
        return device.get("/me/sessions").is(200).items("items")
                .filter(each -> each.path("current").asBoolean())
                .findAny()
                .map(each -> each.path("id").asLong())
                .orElseThrow();
    }
}
