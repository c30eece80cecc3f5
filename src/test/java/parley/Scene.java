package parley;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A private room and everyone who may stand to it in some way: nobody in particular, a stranger, a member, a moderator,
 * the owner, an administrator who is not in it, and a member who is shut out. Each attempt at a change has a room of its
 * own, with a message by a guest in it.
 */
final class Scene {
    private final Person stranger = Person.named("stranger");
    private final Person member = Person.named("member");
    private final Person moderator = Person.named("moderator");
    private final Person owner = Person.named("owner");
    private final Person admin = Person.named("boss");
    private final Person disabled = Person.named("disabled");
    private final Person guest = Person.named("guest");
    private final Person newcomer = Person.named("newcomer");
    private final Person[] everyone = {null, stranger, member, moderator, owner, admin, disabled};
    private String name;
    private long room;

    Scene() {
        Person.admin().patch("/admin/users/" + admin.username(), "role", "admin").is(200);
        build();
    }

    /** In the order of the rows; null for who is not signed in. */
    Stream<Person> everyone() {
        return Arrays.stream(everyone);
    }

    Answer tries(AuthorizationTest.Operation operation, Person who) {
        if (!operation.method().equals("GET")) {
            build();
        }
        var path = operation.path()
                .replace("{id}", id(operation.id()))
                .replace("{conversation}", Long.toString(room))
                .replace("{name}", name)
                .replace("{no}", "1")
                .replace("{emoji}", "%F0%9F%91%8D")
                .replace("{username}", username(operation.id()));
        if (operation.id().equals("searchMessages")) {
            path += "?q=hello";
        }
        if (operation.id().equals("deleteMessagesOf")) {
            path += "?author=" + member.username();
        }
        if (operation.id().equals("uploadAttachment")) {
            path += "?name=letter.txt";
        }
        if (operation.id().equals("changeAvatar") && who != null) {
            return who.portrays(AttachmentTest.photo());
        }
        var body = body(operation.id());
        var answer = who == null
                ? Http.send(TestServer.address(), operation.method(), path, body)
                : who.send(operation.method(), path.substring("/api/v1".length()), body);
        if (who != null && who != disabled && operation.id().matches("logout|changePassword")) {
            who.signsIn();
        }
        return answer;
    }

    private void build() {
        name = Person.unique("scene");
        room = owner.put("/rooms/" + name, "visibility", "private").is(201).number("id");
        shutOut(false);
        Stream.of(member, moderator, guest, disabled).forEach(
                each -> owner.put("/conversations/" + room + "/members/" + each.username()).is(200));
        shutOut(true);
        owner.patch("/conversations/" + room + "/members/" + moderator.username(), "role", "moderator").is(200);
        guest.says(room, "hello").is(201);
    }

    private void shutOut(boolean out) {
        Person.admin().patch("/admin/users/" + disabled.username(), "disabled", out).is(200);
    }

    private String id(String operation) {
        if (operation.endsWith("Session")) {
            return guestsSession();
        }
        if (operation.equals("downloadAvatar")) {
            return guest.portrays(AttachmentTest.photo()).is(200).at("avatar");
        }
        return Long.toString(operation.matches(".*(Attachment|Thumbnail)") ? guestsPicture() : room);
    }

    private long guestsPicture() {
        var picture = guest.uploads("photo.jpg", AttachmentTest.photo()).is(201).number("id");
        guest.shows(room, "hello", picture).is(201);
        return picture;
    }

    private String guestsSession() {
        guest.onAnotherDevice();
        return guest.get("/me/sessions").body().at("/items/0/id").asText();
    }

    private String username(String operation) {
        return switch (operation) {
            case "deleteAnyUser" -> Person.admin().post("/admin/users", "username", Person.unique("gone")).is(201)
                    .at("username");
            case "addMember", "openDirect", "changeAnyUser", "makePasswordLink", "endSessionsOf" -> newcomer.username();
            default -> guest.username();
        };
    }

    private String body(String operation) {
        return switch (operation) {
            case "uploadAttachment" -> "Dear Charles";
            case "openGroup" -> Person.json("usernames", List.of(guest.username(), newcomer.username()));
            case "login" -> Person.json("username", guest.username(), "password", Person.PASSWORD);
            case "logout", "changeMe" -> "{}";
            case "deleteMe" -> Person.json("currentPassword", "wrong");
            case "refresh" -> Person.json("refreshToken", "none");
            case "usePasswordLink" -> Person.json("token", "none", "newPassword", "a fine passphrase");
            case "changePassword" -> Person.json("currentPassword", Person.PASSWORD, "newPassword", Person.PASSWORD);
            case "register" -> Person.json("username", Person.unique("new"), "password", Person.PASSWORD);
            case "createUser" -> Person.json("username", Person.unique("new"));
            case "changeAnyUser" -> Person.json("displayName", "Newcomer");
            case "changeRoom", "changeAnyRoom" -> Person.json("topic", "Authority");
            case "createRoom" -> Person.json("name", Person.unique("made"));
            case "createMembership" -> Person.json("conversation", room, "username", newcomer.username());
            case "changeMember", "changeMembership" -> Person.json("role", "moderator");
            case "postMessage", "editMessage", "editAnyMessage" -> Person.json("body", "well");
            case "subscribePush" -> Person.json("endpoint", "http://localhost/device");
            case "setReadMark" -> Person.json("no", 1);
            default -> null;
        };
    }
}
