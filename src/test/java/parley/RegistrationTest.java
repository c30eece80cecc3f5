package parley;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    @Test
    void whoRegistersHasAProfileAndARoomOfTheirOwn() {
        var ada = Person.named("ada");

        assertThat(ada.get("/me").is(200).at("username")).isEqualTo(ada.username());
        assertThat(ada.get("/me").at("role")).isEqualTo("member");
        var room = ada.get("/rooms/@" + ada.username()).is(200);
        assertThat(room.at("role")).isEqualTo("owner");
        assertThat(room.at("visibility")).isEqualTo("public");
    }

    @Test
    void aUsernameIsTakenInAnySpelling() {
        var name = Person.unique("grace");
        registers(name, "a fine passphrase").is(201);

        registers(name.toUpperCase(), "a fine passphrase").refuses(409, "username-taken");
        registers("ｇｒａｃｅ" + name.substring(5), "a fine passphrase").refuses(409, "username-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "admin", "EVERYONE", "@ada", "-ada", "ada lovelace", "ada/../x", "аda",
        "раура",
        "ada\u202Eadmin", "i\u0307dris", "İdris", "0123456789012345678901234567890123"})
    void aNameThatMisleadsOrCannotBeTypedIsRefused(String username) {
        registers(username, "a fine passphrase").refusesField("username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"борис", "größe", "李小龙", "josé.maría", "a_b-c.d"})
    void aNameInAnyOneScriptIsWelcome(String username) {
        var name = username + Person.unique("").replaceAll("[^0-9]", "");
        registers(name, "a fine passphrase").is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven77", "password1", "ILoveYou", "parleyparley", "        ",
        "\u200B\u00A0\u200B\u00A0\u200B\u00A0\u200B\u00A0"})
    void aPasswordThatIsShortOrCommonIsRefused(String password) {
        registers(Person.unique("ada"), password).refusesField("password");
    }

    @Test
    void aPasswordOf129CharactersIsRefusedAndOneOf128IsComparedToItsLastCharacter() {
        var name = Person.unique("linus");
        var longest = "é🦜x".repeat(42) + "ab";
        registers(name, longest + "c").refusesField("password");
        registers(name, longest).is(201);

        signsIn(name, longest).is(200);
        signsIn(name, longest.substring(0, longest.length() - 1) + "x").refuses(401, "wrong-credentials");
    }

    @Test
    void aPasswordThatContainsOnesOwnNameIsRefused() {
        var name = Person.unique("ada");
        registers(name, "I am " + name).refusesField("password");
    }

    @Test
    void aMissingFieldIsNamed() {
        Http.send(TestServer.address(), "POST", "/api/v1/users", "{}").refusesField("username");
    }

    private static Answer registers(String username, String password) {
        return Http.send(TestServer.address(), "POST", "/api/v1/users",
                Person.json("username", username, "password", password));
    }

    private static Answer signsIn(String username, String password) {
        return Http.send(TestServer.address(), "POST", "/api/v1/auth/login",
                Person.json("username", username, "password", password));
    }
}
