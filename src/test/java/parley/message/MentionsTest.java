package parley.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionsTest {
    @Test
    void aNameIsMentionedAnywhereInAnySpelling() {
        assertThat(Mentions.in("@ada, ask @Grace.Hopper and (@LINUS)!"))
                .containsExactlyInAnyOrder("ada", "grace.hopper", "linus");
        assertThat(Mentions.in("bonjour @Zoé")).containsExactly("zoé");
    }

    @Test
    void aSentenceMayEndWithAName() {
        assertThat(Mentions.in("Thank you, @ada.")).contains("ada");
        assertThat(Mentions.in("Thank you, @ada_.")).contains("ada_", "ada");
    }

    @Test
    void anAddressIsNoMention() {
        assertThat(Mentions.in("ada@example.org, or @ nobody, or @@")).isEmpty();
    }

    @Test
    void nobodyIsMentionedByNothing() {
        assertThat(Mentions.in(null)).isEmpty();
        assertThat(Mentions.in("hello")).isEmpty();
    }
}
