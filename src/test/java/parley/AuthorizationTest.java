package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may do what: every operation of the contract, tried by everyone. {@link Scene} says who they are; the row of an
 * operation says what each of them is answered, and an operation without a row fails the build.
 */
class AuthorizationTest {
    private static final Path CONTRACT = Path.of("openapi/parley.yml");

    /** Anonymous, a stranger, a member, a moderator, the owner, an administrator, someone who is shut out. */
    private static final Map<String, String> ROWS = rows("""
            login                 200 200 200 200 200 200 200
            logout                204 204 204 204 204 204 204
            refresh               401 401 401 401 401 401 401
            usePasswordLink       403 403 403 403 403 403 403
            register              201 201 201 201 201 201 201

            showMe                401 200 200 200 200 200 401
            deleteMe              401 400 400 400 400 400 401
            changeMe              401 200 200 200 200 200 401
            changeAvatar          401 200 200 200 200 200 401
            removeAvatar          401 204 204 204 204 204 401
            downloadAvatar        401 200 200 200 200 200 401
            changePassword        401 204 204 204 204 204 401
            listSessions          401 200 200 200 200 200 401
            endSession            401 404 404 404 404 404 401
            showPush              401 200 200 200 200 200 401
            subscribePush         401 204 204 204 204 204 401
            unsubscribePush       401 204 204 204 204 204 401
            listUsers             401 200 200 200 200 200 401
            showUser              401 200 200 200 200 200 401
            sync                  401 200 200 200 200 200 401
            listDirects           401 200 200 200 200 200 401
            openDirect            401 201 201 201 201 201 401
            listGroups            401 200 200 200 200 200 401
            openGroup             401 201 201 201 201 201 401

            listRooms             401 200 200 200 200 200 401
            showRoom              401 404 200 200 200 404 401
            joinRoom              401 409 200 200 200 409 401
            changeRoom            401 404 403 200 200 404 401
            deleteRoom            401 404 403 403 204 404 401
            showConversation      401 404 200 200 200 404 401
            listMembers           401 404 200 200 200 404 401
            addMember             401 404 403 200 200 404 401
            changeMember          401 404 403 403 200 404 401
            removeMember          401 404 403 204 204 404 401
            listMessages          401 404 200 200 200 404 401
            showMessage           401 404 200 200 200 404 401
            searchMessages        401 200 200 200 200 200 401
            postMessage           401 404 201 201 201 404 401
            editMessage           401 404 403 403 403 404 401
            deleteMessage         401 404 403 204 204 404 401
            addReaction           401 404 200 200 200 404 401
            removeReaction        401 404 200 200 200 404 401
            setReadMark           401 404 200 200 200 404 401
            listAttachments       401 200 200 200 200 200 401
            uploadAttachment      401 201 201 201 201 201 401
            downloadAttachment    401 404 200 200 200 404 401
            downloadThumbnail     401 404 200 200 200 404 401
            deleteAttachment      401 404 404 404 404 404 401
            tellTyping            401 404 204 204 204 404 401
            muteConversation      401 404 204 204 204 404 401
            unmuteConversation    401 404 204 204 204 404 401

            listAudit             401 403 403 403 403 200 401
            showFigures           401 403 403 403 403 200 401
            listAllUsers          401 403 403 403 403 200 401
            createUser            401 403 403 403 403 201 401
            showAnyUser           401 403 403 403 403 200 401
            changeAnyUser         401 403 403 403 403 200 401
            deleteAnyUser         401 403 403 403 403 204 401
            makePasswordLink      401 403 403 403 403 201 401
            removeAnyAvatar       401 403 403 403 403 204 401
            endSessionsOf         401 403 403 403 403 204 401
            listAllSessions       401 403 403 403 403 200 401
            endAnySession         401 403 403 403 403 204 401
            listAllRooms          401 403 403 403 403 200 401
            createRoom            401 403 403 403 403 201 401
            showAnyRoom           401 403 403 403 403 200 401
            changeAnyRoom         401 403 403 403 403 200 401
            deleteAnyRoom         401 403 403 403 403 204 401
            listAllMemberships    401 403 403 403 403 200 401
            createMembership      401 403 403 403 403 201 401
            showMembership        401 403 403 403 403 200 401
            changeMembership      401 403 403 403 403 200 401
            deleteMembership      401 403 403 403 403 204 401
            listAllAttachments    401 403 403 403 403 200 401
            showAnyAttachment     401 403 403 403 403 200 401
            downloadAnyAttachment 401 403 403 403 403 200 401
            deleteAnyAttachment   401 403 403 403 403 204 401
            listAllMessages       401 403 403 403 403 200 401
            showAnyMessage        401 403 403 403 403 200 401
            editAnyMessage        401 403 403 403 403 200 401
            deleteAnyMessage      401 403 403 403 403 204 401
            deleteMessagesOf      401 403 403 403 403 200 401
            """);

    private static final Map<String, Operation> OPERATIONS = operations();

    /** What the contract says of it. */
    record Operation(String id, String method, String path) {}

    @Test
    void everyOperationHasARow() {
        assertThat(ROWS.keySet()).as("the rows, against the operations of the contract")
                .isEqualTo(OPERATIONS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> everyoneIsAnsweredAsTheirRowSays() {
        var scene = new Scene();
        return OPERATIONS.values().stream().filter(operation -> ROWS.containsKey(operation.id()))
                .map(operation -> dynamicTest(operation.id(), () -> {
                    var answers = scene.everyone().map(who -> scene.tries(operation, who))
                            .map(answer -> Integer.toString(answer.status()))
                            .collect(Collectors.joining(" "));
                    assertThat(answers).as("%s %s, as tried by anonymous, stranger, member, moderator, owner, "
                            + "admin, disabled", operation.method(), operation.path())
                            .isEqualTo(ROWS.get(operation.id()));
                }));
    }

    private static Map<String, String> rows(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    private static Map<String, Operation> operations() {
        try {
            var all = new TreeMap<String, Operation>();
            for (var place : new YAMLMapper().readTree(CONTRACT.toFile()).path("paths").properties()) {
                for (var each : place.getValue().properties()) {
                    var id = each.getValue().path("operationId").asText();
                    all.put(id, new Operation(id, each.getKey().toUpperCase(), place.getKey()));
                }
            }
            return all;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
