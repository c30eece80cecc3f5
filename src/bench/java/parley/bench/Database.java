package parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The database under Parley: the one that the environment names, or else the embedded one. */
record Database(String url, String username, String password) {
    private static final String VARIABLE = "DATASOURCES_DEFAULT_";

    static Database chosen(Path data) throws IOException {
        var url = System.getenv(VARIABLE + "URL");
        if (url == null) {
            return new Database(embedded(data), "sa", "");
        }
        return new Database(
                url,
                System.getenv().getOrDefault(VARIABLE + "USERNAME", ""),
                System.getenv().getOrDefault(VARIABLE + "PASSWORD", ""));
    }

    /** As the server's own configuration has it. */
    private static String embedded(Path data) throws IOException {
        try (var yaml = Database.class.getResourceAsStream("/application.yml")) {
            Map<String, Map<String, Object>> configuration = new Yaml().load(yaml);
            return configuration.get("datasources.default").get("url").toString()
                    .replace("${parley.data}", data.toString());
        }
    }

    boolean isEmbedded() {
        return url.startsWith("jdbc:h2:");
    }

    /** Where the raw inserts go: the same database, or beside an embedded one, which the server has to itself. */
    Database forRawInserts() {
        return isEmbedded() ? new Database(url.replace("/parley;", "/raw;"), username, password) : this;
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    /** A connection that sends a batch of rows as one statement. */
    Connection openForBatches() throws SQLException {
        if (isEmbedded()) {
            return open();
        }
        var batching = url + (url.contains("?") ? "&" : "?") + "rewriteBatchedStatements=true";
        return DriverManager.getConnection(batching, username, password);
    }

    String name() throws SQLException {
        try (var connection = open()) {
            var product = connection.getMetaData();
            return product.getDatabaseProductName() + " " + product.getDatabaseProductVersion();
        }
    }

    /** How many SELECTs this schema has seen so far; -1 where the database does not count them. */
    long reads() throws SQLException {
        if (isEmbedded()) {
            return -1;
        }
        try (var connection = open();
                var counted = connection.createStatement().executeQuery("""
                        SELECT SUM(count_star) FROM performance_schema.events_statements_summary_by_digest
                         WHERE schema_name = DATABASE() AND digest_text LIKE 'SELECT%'""")) {
            counted.next();
            var reads = counted.getLong(1);
            return counted.wasNull() ? -1 : reads;
        }
    }
}
