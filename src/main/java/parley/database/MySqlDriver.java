package parley.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.Map;

/** Keeps MySQL's driver from asking the server what it knows already, and from sending a batch row by row. */
@Singleton
class MySqlDriver implements BeanCreatedEventListener<DatasourceConfiguration> {
    private static final Map<String, String> OPTIONS = Map.of(
            "rewriteBatchedStatements", "true",
            "useLocalSessionState", "true",
            "readOnlyPropagatesToServer", "false",
            "cachePrepStmts", "true",
            "prepStmtCacheSize", "500",
            "prepStmtCacheSqlLimit", "8192",
            "cacheServerConfiguration", "true");

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> created) {
        var source = created.getBean();
        if (source.getJdbcUrl().startsWith("jdbc:mysql")) {
            OPTIONS.forEach(source::addDataSourceProperty);
        }
        return source;
    }
}
