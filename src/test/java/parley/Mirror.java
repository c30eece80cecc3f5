package parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** What a client of /sync holds: it applies what it is told and nothing else. */
final class Mirror {
    private final Map<Long, Held> conversations = new TreeMap<>();
    private String cursor = "";

    /** A conversation as the client holds it. */
    private record Held(JsonNode conversation, Map<Long, JsonNode> messages, Map<String, JsonNode> members) {}

    /** Asks once more; false when there was nothing to tell. */
    boolean follow(Person me, int limit) {
        var news = me.get("/sync?since=" + cursor + "&limit=" + limit).is(200);
        var moved = !cursor.equals(news.at("cursor"));
        cursor = news.at("cursor");
        news.items("left").forEach(id -> conversations.remove(id.asLong()));
        news.items("conversations").forEach(this::apply);
        return moved;
    }

    private void apply(JsonNode change) {
        var id = change.path("conversation").path("id").asLong();
        var before = conversations.get(id);
        Map<Long, JsonNode> messages = new TreeMap<>();
        Map<String, JsonNode> members = new TreeMap<>();
        if (before != null && !change.path("reset").asBoolean()) {
            messages.putAll(before.messages());
            members.putAll(before.members());
        }
        change.path("messages").forEach(message -> messages.put(message.path("no").asLong(), message));
        change.path("members").forEach(member -> members.put(member.path("username").asText(), member));
        members.values().removeIf(member -> member.path("role").asText().equals("left"));
        conversations.put(id, new Held(change.path("conversation"), messages, members));
    }

    /** Fetches what it lacks because a reset left it out: numbers are dense, so that it can tell. */
    void fill(Person me) {
        conversations.forEach((id, held) -> me.get("/conversations/" + id + "/messages?limit=100")
                .items("items")
                .forEach(message -> held.messages().putIfAbsent(message.path("no").asLong(), message)));
    }

    /** Its conversations, without what is in them. */
    Map<Long, JsonNode> conversations() {
        Map<Long, JsonNode> all = new TreeMap<>();
        conversations.forEach((id, held) -> all.put(id, held.conversation()));
        return all;
    }

    /** All of it as text, to be compared. */
    String state() {
        var state = new StringBuilder();
        conversations.forEach((id, held) -> {
            state.append(held.conversation()).append('\n');
            held.messages().values().forEach(message -> state.append("  ").append(message).append('\n'));
            held.members().forEach((name, member) -> state.append("  ").append(read(held, member)).append('\n'));
        });
        return state.toString();
    }

    /** Whoever posted has read up to their own message, and what is read has been received. */
    private static JsonNode read(Held held, JsonNode member) {
        var own = held.messages().values().stream()
                .filter(message -> message.path("author").equals(member.path("username")))
                .mapToLong(message -> message.path("no").asLong())
                .max()
                .orElse(0);
        var told = (ObjectNode) member.deepCopy();
        told.put("readNo", Math.max(own, member.path("readNo").asLong()));
        told.put("receivedNo", Math.max(told.path("readNo").asLong(), member.path("receivedNo").asLong()));
        return told;
    }
}
