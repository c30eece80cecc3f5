package parley.conversation;

import java.util.List;
import java.util.function.BiConsumer;
import parley.bell.Head;

/**
 * What one may hear of: a circle, and for each of its seats where its conversation stands. A conversation may have moved on
 * since then, after its reader was removed; what is told ends here.
 */
public record View(Circle circle, List<Head.At> heads) {
    /** As one reading of the database has it. */
    public static View asRead(Circle circle) {
        return new View(circle, circle.seats().stream().map(Seat::read).toList());
    }

    /** Each seat, with where its conversation stands. */
    public void each(BiConsumer<Seat, Head.At> told) {
        for (var i = 0; i < heads.size(); i++) {
            told.accept(circle.seats().get(i), heads.get(i));
        }
    }
}
