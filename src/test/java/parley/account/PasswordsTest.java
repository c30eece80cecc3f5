package parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final String PASSWORD = "correct horse battery";

    private final Passwords passwords = new Passwords(2048);

    @Test
    void aHashIsArgon2idOfTheMemoryThatIsSetAndNeverTheSameTwice() {
        var hash = passwords.hash(PASSWORD);
        assertThat(hash).startsWith("$argon2id$v=19$m=2048,t=2,p=1$");
        assertThat(passwords.hash(PASSWORD)).isNotEqualTo(hash);
    }

    @Test
    void onlyThePasswordItselfMatchesWhateverWasSetWhenItWasHashed() {
        var earlier = new Passwords(1024).hash(PASSWORD);
        assertThat(passwords.matches(PASSWORD, earlier)).isTrue();
        assertThat(passwords.matches(PASSWORD + " ", earlier)).isFalse();
        assertThat(passwords.matchesNobody(PASSWORD)).isFalse();
    }

    @Test
    void aLetterMayComeAsOneCharacterOrAsTwo() {
        assertThat(passwords.matches("gru\u0308ne Wa\u0308lder", passwords.hash("gr\u00FCne W\u00E4lder"))).isTrue();
        assertThat(passwords.matches("gr\u00FCne W\u00E4lder", passwords.hash("gru\u0308ne Wa\u0308lder"))).isTrue();
        assertThat(passwords.matches("grune Walder", passwords.hash("gr\u00FCne W\u00E4lder"))).isFalse();
    }
}
