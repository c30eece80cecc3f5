package parley.page;

import io.micronaut.core.annotation.Introspected;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.account.Reader;
import parley.message.Reaction;

/** An emoji below a bubble: how many reacted so, who they are, and whether one is among them. */
@Introspected
record Chip(String emoji, int count, String names, boolean mine) {
    static Chip of(Reaction reaction, Reader me) {
        var users = reaction.users();
        var more = users.size() < reaction.count() ? Stream.of("…") : Stream.<String>empty();
        var names = Stream.concat(users.stream().map(user -> '@' + user), more).collect(Collectors.joining(", "));
        return new Chip(reaction.emoji(), reaction.count(), names, users.contains(me.username()));
    }
}
