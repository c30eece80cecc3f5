package parley.page;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.audit.Entry;

/**
 * A field of an entry in the audit, in the reader's language.
 *
 * @param field what it is called
 * @param was what it was before; null if it is not told what it was and what it became
 * @param became what it became; null with {@code was}
 * @param told what it is, where it did not change, or was nothing before or after; null else
 */
@Introspected
record Altered(String field, @Nullable String was, @Nullable String became, @Nullable String told) {
    static List<Altered> all(Entry entry) {
        var fields = new TreeSet<>(entry.before().keySet());
        fields.addAll(entry.after().keySet());
        return fields.stream().map(field -> of(field, entry.before().get(field), entry.after().get(field))).toList();
    }

    private static Altered of(String field, @Nullable Object before, @Nullable Object after) {
        var was = before == null ? null : value(field, before.toString());
        var became = after == null ? null : value(field, after.toString());
        return was == null || became == null || was.equals(became)
                ? new Altered(name(field), null, null, was == null ? became : was)
                : new Altered(name(field), was, became, null);
    }

    private static String name(String field) {
        var texts = Speech.here().texts();
        return switch (field) {
            case "author" -> texts.say("admin.message.author");
            case "bio" -> texts.say("admin.bio");
            case "conversation" -> texts.say("admin.audit.conversation");
            case "disabled" -> texts.say("admin.user.state");
            case "expiresAt" -> texts.say("admin.link.until");
            case "messages" -> texts.say("admin.messages");
            case "name", "displayName" -> texts.say("name");
            case "owner" -> texts.say("admin.file.owner");
            case "role" -> texts.say("admin.role");
            case "room" -> texts.say("admin.audit.room");
            case "session" -> texts.say("admin.session");
            case "topic" -> texts.say("admin.room.topic");
            case "visibility" -> texts.say("admin.room.visibility");
            default -> field;
        };
    }

    private static String value(String field, String value) {
        var texts = Speech.here().texts();
        return switch (field + ' ' + value) {
            case "disabled true" -> texts.say("admin.user.disabled");
            case "disabled false" -> texts.say("admin.user.enabled");
            case "role admin" -> texts.say("admin.role.admin");
            case "role member" -> texts.say("admin.role.member");
            case "role moderator" -> texts.say("admin.member.role.moderator");
            case "role owner" -> texts.say("admin.member.role.owner");
            case "session all" -> texts.say("admin.any");
            case "visibility private" -> texts.say("admin.room.private");
            case "visibility public" -> texts.say("admin.room.public");
            default -> field.equals("expiresAt") ? Speech.here().moment(Instant.parse(value)) : value;
        };
    }
}
