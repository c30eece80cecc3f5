package parley.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.http.Problem;

class VectorTest {
    private static final long ME = 7;
    private static final int EPOCH = 1_234_567_890;

    @Test
    void whatIsWrittenIsReadAgain() {
        var vector = new Vector(12, new long[]{1, 300, Long.MAX_VALUE}, new long[]{0, 5, Long.MAX_VALUE - 1}, -3, 99);
        var read = Vector.read(vector.write(EPOCH, ME), EPOCH, ME);
        assertThat(read).usingRecursiveComparison().isEqualTo(vector);
        assertThat(read.of(300)).isEqualTo(5);
        assertThat(read.of(301)).isEqualTo(-1);
    }

    @Test
    void threeHundredConversationsTakeLessThanTwoKilobytes() {
        var conversations = LongStream.rangeClosed(1, 300).map(i -> 5_000 + 61 * i).toArray();
        var revs = LongStream.rangeClosed(1, 300).map(i -> i % 10 == 0 ? 900_000 + i : 97 * i).toArray();
        var own = System.currentTimeMillis() * 1_000;
        assertThat(new Vector(own, conversations, revs, 1 << 30, 1 << 30).write(EPOCH, ME)).hasSizeLessThan(2_048);
    }

    @Test
    void whoIsInTensOfThousandsHasACursorThatIsReadAgain() {
        var conversations = LongStream.rangeClosed(1, 40_000).toArray();
        var cursor = new Vector(1, conversations, new long[40_000], 0, 0).write(EPOCH, ME);
        assertThat(Vector.read(cursor, EPOCH, ME).size()).isEqualTo(40_000);
    }

    @Test
    void whoHasNothingYetIsNeverToldThatThereIsNothing() {
        assertThatThrownBy(() -> Answer.nothing("")).isInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void aForgedCountOfConversationsIsRefused() {
        var cursor = Base64.getUrlDecoder().decode(new Vector(12, new long[0], new long[0], 0, 0).write(EPOCH, ME));
        var forged = ByteBuffer.allocate(cursor.length + 9).put(cursor, 0, cursor.length - 1)
                .put(HexFormat.of().parseHex("ffffffffffffffffff01")).array();
        var sum = Vector.sum(forged, 1 + Integer.BYTES, forged.length, ME);
        var sealed = Base64.getUrlEncoder().encodeToString(ByteBuffer.wrap(forged).putInt(1, sum).array());
        assertThatThrownBy(() -> Vector.read(sealed, EPOCH, ME)).isInstanceOf(Problem.BadCursor.class);
    }

    /** Else one could have a server remember for as long as one waits what was never given out. */
    @Test
    void aConversationStandsInItOnce() {
        var twice = new Vector(12, new long[]{4, 4}, new long[]{3, 3}, 0, 0).write(EPOCH, ME);
        assertThatThrownBy(() -> Vector.read(twice, EPOCH, ME)).isInstanceOf(Problem.BadCursor.class);
    }

    @Test
    void aCursorOfAnotherEpochStartsOver() {
        var cursor = new Vector(12, new long[]{4, 9}, new long[]{3, 2}, 0, 0).write(EPOCH, ME);
        assertThatThrownBy(() -> Vector.read(cursor, EPOCH + 1, ME)).isInstanceOf(Problem.StartOver.class);
    }

    @Test
    void aCursorOfTheVersionBeforeStartsOver() {
        var bytes = Base64.getUrlDecoder().decode(new Vector(12, new long[]{4}, new long[]{3}, 0, 0).write(EPOCH, ME));
        bytes[0] = 1;
        var before = Base64.getUrlEncoder().encodeToString(bytes);
        assertThatThrownBy(() -> Vector.read(before, EPOCH, ME)).isInstanceOf(Problem.StartOver.class);
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        var cursor = new Vector(12, new long[]{4, 9}, new long[]{3, 2}, 0, 0).write(EPOCH, ME);
        for (var i = 0; i < cursor.length(); i++) {
            var other = cursor.charAt(i) == 'Q' ? 'g' : 'Q';
            var changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThatThrownBy(() -> Vector.read(changed, EPOCH, ME)).as(changed)
                    .isInstanceOfAny(Problem.BadCursor.class, Problem.StartOver.class);
        }
        assertThatThrownBy(() -> Vector.read(cursor, EPOCH, ME + 1)).isInstanceOf(Problem.BadCursor.class);
    }
}
