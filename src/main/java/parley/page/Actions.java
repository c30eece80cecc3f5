package parley.page;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.audit.Action;

/** What people did, in the reader's language. */
final class Actions {
    private Actions() {}

    static String said(Action action) {
        var texts = Speech.here().texts();
        return switch (action) {
            case REGISTERED -> texts.say("admin.did.registered");
            case SIGNED_IN -> texts.say("admin.did.signed-in");
            case SIGN_IN_FAILED -> texts.say("admin.did.sign-in-failed");
            case SIGNED_OUT -> texts.say("admin.did.signed-out");
            case SESSION_ENDED -> texts.say("admin.did.session-ended");
            case REFRESH_TOKEN_REUSED -> texts.say("admin.did.refresh-token-reused");
            case PASSWORD_CHANGED -> texts.say("admin.did.password-changed");
            case PASSWORD_LINK_MADE -> texts.say("admin.did.password-link-made");
            case USER_CREATED -> texts.say("admin.did.user-created");
            case USER_CHANGED -> texts.say("admin.did.user-changed");
            case USER_DELETED -> texts.say("admin.did.user-deleted");
            case ROOM_CREATED -> texts.say("admin.did.room-created");
            case ROOM_CHANGED -> texts.say("admin.did.room-changed");
            case ROOM_DELETED -> texts.say("admin.did.room-deleted");
            case MEMBER_ADDED -> texts.say("admin.did.member-added");
            case MEMBER_CHANGED -> texts.say("admin.did.member-changed");
            case MEMBER_REMOVED -> texts.say("admin.did.member-removed");
            case MESSAGE_CHANGED -> texts.say("admin.did.message-changed");
            case MESSAGE_DELETED -> texts.say("admin.did.message-deleted");
            case MESSAGES_DELETED -> texts.say("admin.did.messages-deleted");
            case ATTACHMENT_DELETED -> texts.say("admin.did.attachment-deleted");
        };
    }

    static @Nullable Action named(@Nullable String name) {
        return Arrays.stream(Action.values()).filter(action -> action.name().equals(name)).findFirst().orElse(null);
    }

    /** For a list to choose from. */
    static String[] options() {
        var any = Stream.of("", Speech.here().texts().say("admin.any"));
        var all = Arrays.stream(Action.values()).flatMap(action -> Stream.of(action.name(), said(action)));
        return Stream.concat(any, all).toArray(String[]::new);
    }
}
