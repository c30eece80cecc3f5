package parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BubbleTest {
    @ParameterizedTest
    @ValueSource(strings = {"🎉", "👍🏽", "👩‍💻 ❤️", "🇫🇷", " 🎉\n🎉 ", "🎉\u00A0🎉\u3000🎉"})
    void aFewEmojiAreDrawnLarge(String text) {
        assertThat(Bubble.isPictures(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hi 🎉", "1", "12", "#", "🎉🎉🎉🎉🎉🎉", "null"})
    void whatElseIsSaidIsNot(String text) {
        assertThat(Bubble.isPictures(text)).isFalse();
    }

    @Test
    void anEmojiOfThousandsOfOthersIsNotLookedAtForLong() {
        assertThat(Bubble.isPictures("👨" + "\u200D👨".repeat(3_000))).isFalse();
    }
}
