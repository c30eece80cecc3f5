package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import parley.account.Users;

/** What the database shows of a commit, it shows to everyone from then on. */
class CommitTest {
    private static final int COMMITS = 500;
    private static final String ASK = "SELECT rev FROM user_head WHERE user_id = ?";
    private static final String ASK_IN_OTHER_WORDS = "SELECT MAX(rev) FROM user_head WHERE user_id = ?";

    private final Rows rows = TestServer.bean(Rows.class);
    private final long ada = TestServer.bean(Users.class).require(Person.named("ada").username());

    @Test
    void whatOneQueryHasSeenTheNextSeesToo() throws SQLException {
        try (var one = rows.connect();
                var another = rows.connect();
                var first = another.prepareStatement(ASK_IN_OTHER_WORDS);
                var second = one.prepareStatement(ASK)) {
            var writing = CompletableFuture.runAsync(this::write);
            do {
                ask(second);
                var seen = ask(first);
                assertThat(ask(second)).isGreaterThanOrEqualTo(seen);
            } while (!writing.isDone());
            writing.join();
        }
    }

    private void write() {
        for (var i = 0; i < COMMITS; i++) {
            rows.change("UPDATE user_head SET rev = rev + 1 WHERE user_id = " + ada);
        }
    }

    private long ask(PreparedStatement question) throws SQLException {
        question.setLong(1, ada);
        try (var row = question.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
