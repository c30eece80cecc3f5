package parley;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** The server's way to its database, which a test can cut. */
@Singleton
class Connections {
    private final DataSource source;

    Connections(DataSource source) {
        this.source = source;
    }

    void cut() {
        ((HikariDataSource) ((DelegatingDataSource) source).getTargetDataSource()).close();
    }
}
