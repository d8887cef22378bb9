package dev.lanecast.telemetry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A connection that keeps what it has prepared. Not thread-safe. */
final class Sql {

    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** A statement of a few fixed texts, which stays open; its result set is to be closed. */
    PreparedStatement prepare(String text) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        return statement;
    }

    /** A statement for once, which the caller closes. */
    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    /** A statement whose text is made for once, which the caller closes. */
    PreparedStatement prepareOnce(String text) throws SQLException {
        return connection.prepareStatement(text);
    }

    /** Closes what is prepared; the driver leaves statements that failed unusable. */
    void forget() {
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // It is of no more use either way.
            }
        }
        prepared.clear();
    }

    void run(String text) throws SQLException {
        prepare(text).execute();
    }
}
