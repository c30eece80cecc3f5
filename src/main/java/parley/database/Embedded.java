package parley.database;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** Whether the database is the embedded one: then this process alone writes to it, and it has to be told to sync. */
@Singleton
public class Embedded {
    private final boolean is;

    Embedded(@Value("${datasources.default.url}") String database) {
        this.is = database.startsWith("jdbc:h2:");
    }

    public boolean is() {
        return is;
    }
}
