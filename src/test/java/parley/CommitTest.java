package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import parley.account.Users;

/** What the database shows of a commit, it shows to everyone from then on. */
class CommitTest {
    private static final int COMMITS = 500;
    private static final String ASK = "SELECT rev FROM user_head WHERE user_id = ?";
    private static final String ASK_IN_OTHER_WORDS = "SELECT MAX(rev) FROM user_head WHERE user_id = ?";

    private final DataSource source = ((DelegatingDataSource) TestServer.bean(DataSource.class)).getTargetDataSource();
    private final long ada = TestServer.bean(Users.class).require(Person.named("ada").username());

    @Test
    void whatOneQueryHasSeenTheNextSeesToo() throws SQLException {
        try (var one = source.getConnection();
                var another = source.getConnection();
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
        try (var connection = source.getConnection();
                var advance = connection
                        .prepareStatement("UPDATE user_head SET rev = rev + 1 WHERE user_id = " + ada)) {
            connection.setAutoCommit(false);
            for (var i = 0; i < COMMITS; i++) {
                advance.executeUpdate();
                connection.commit();
            }
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
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
