package parley.conversation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.account.Me;

/** Who is typing where. It lives for seconds and in memory alone, so those served by another node do not see it. */
@Singleton
public class Typing {
    private static final Duration LIVES = Duration.ofSeconds(6);

    private final Map<Long, Map<Long, Typist>> conversations = new ConcurrentHashMap<>();
    private final Circles circles;

    Typing(Circles circles) {
        this.circles = circles;
    }

    /**
     * Someone who is typing.
     *
     * @param conversation where, by the conversation's number
     * @param username who
     * @param displayName how they call themselves
     */
    @Serdeable
    @Schema(name = "Typist")
    public record Typed(long conversation, String username, String displayName) {}

    /** Someone who types, until then unless they go on. */
    public record Typist(Typed typed, Instant until) {}

    /** Tells the others in a small conversation that one is typing. */
    void types(long conversation, Me me) {
        var seat = circles.entered(conversation, me.id());
        if (seat.head().at().members() > Marks.MOST_ANNOUNCED) {
            return;
        }
        var typist = new Typist(new Typed(conversation, me.username(), me.displayName()), Instant.now().plus(LIVES));
        conversations.compute(conversation, (id, there) -> {
            var typists = there == null ? new ConcurrentHashMap<Long, Typist>() : there;
            typists.put(me.id(), typist);
            return typists;
        });
        seat.head().ring();
    }

    /** One has said it, or thought better of it. */
    public void stops(long conversation, Me me) {
        conversations.computeIfPresent(conversation, (id, typists) -> {
            typists.remove(me.id());
            return typists.isEmpty() ? null : typists;
        });
    }

    /** The others who type in the user's conversations now, by conversation and name. */
    public List<Typist> around(Circle circle) {
        if (conversations.isEmpty()) {
            return List.of();
        }
        var now = Instant.now();
        var around = new ArrayList<Typist>();
        for (var each : conversations.entrySet()) {
            var typists = living(each.getKey(), now);
            if (typists != null && circle.in(each.getKey()) != null) {
                typists.forEach((user, typist) -> {
                    if (user != circle.user()) {
                        around.add(typist);
                    }
                });
            }
        }
        around.sort(Comparator.comparing((Typist typist) -> typist.typed().conversation())
                .thenComparing(typist -> typist.typed().username()));
        return around;
    }

    private @Nullable Map<Long, Typist> living(long conversation, Instant now) {
        return conversations.computeIfPresent(conversation, (id, typists) -> {
            typists.values().removeIf(typist -> typist.until().isBefore(now));
            return typists.isEmpty() ? null : typists;
        });
    }
}
