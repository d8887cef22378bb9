package dev.lanecast.telemetry;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done within one transaction. */
@FunctionalInterface
interface SqlWork<T> {

    T on(Connection connection) throws SQLException;
}
