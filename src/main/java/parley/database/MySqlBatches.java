package parley.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Lets MySQL's driver send a batch in one piece; left to itself, it sends row by row and waits for each. */
@Singleton
class MySqlBatches implements BeanCreatedEventListener<DatasourceConfiguration> {
    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> created) {
        var source = created.getBean();
        if (source.getJdbcUrl().startsWith("jdbc:mysql:")) {
            source.addDataSourceProperty("rewriteBatchedStatements", "true");
        }
        return source;
    }
}
