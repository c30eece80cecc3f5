package parley.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows for one table, written in batches. Follows the schema as it grows: a column that the table does not have is left
 * out, and one that nobody has heard of here but that needs a value is given 0, "" or now.
 */
final class Rows implements AutoCloseable {
    /**
     * A transaction each. After larger ones MySQL with a binary log takes up to 8 ms longer to commit what changes the
     * parent of a foreign key, a conversation say, until it is restarted: the history that it then clears has grown.
     */
    private static final int BATCH = 1_000;

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Integer> places = new ArrayList<>();
    private int rows;

    Rows(Connection connection, String table, String... columns) throws SQLException {
        this.connection = connection;
        var written = new LinkedHashMap<String, String>();
        var there = columns(connection, table);
        for (var column : columns) {
            if (there.containsKey(column)) {
                written.put(column, "?");
            }
            places.add(there.containsKey(column) ? written.size() : 0);
        }
        there.forEach((column, filler) -> {
            if (!filler.isEmpty()) {
                written.putIfAbsent(column, filler);
            }
        });
        statement = connection.prepareStatement("INSERT INTO %s (%s) VALUES (%s)".formatted(
                table, String.join(", ", written.keySet()), String.join(", ", written.values())));
    }

    static boolean hasTable(Connection connection, String table) throws SQLException {
        return !columns(connection, table).isEmpty();
    }

    /** The values in the order in which the columns were named. */
    void add(Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            if (places.get(i) > 0) {
                statement.setObject(places.get(i), values[i]);
            }
        }
        statement.addBatch();
        rows++;
        if (rows % BATCH == 0) {
            statement.executeBatch();
            connection.commit();
        }
    }

    @Override
    public void close() throws SQLException {
        statement.executeBatch();
        connection.commit();
        statement.close();
    }

    /** The table's columns, each with what to fill it with; "" where it may be left out. */
    private static Map<String, String> columns(Connection connection, String table) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        try (var found = connection.getMetaData()
                .getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
            while (found.next()) {
                if (table.equalsIgnoreCase(found.getString("TABLE_NAME"))) {
                    var optional = "YES".equals(found.getString("IS_NULLABLE"))
                            || "YES".equals(found.getString("IS_AUTOINCREMENT"))
                            || found.getString("COLUMN_DEF") != null;
                    columns.put(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                            optional ? "" : filler(found.getInt("DATA_TYPE")));
                }
            }
        }
        return columns;
    }

    private static String filler(int type) {
        return switch (type) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> "''";
            case Types.TIMESTAMP -> "CURRENT_TIMESTAMP(3)";
            default -> "0";
        };
    }
}
