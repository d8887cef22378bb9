package dev.lanecast.telemetry;

import java.sql.SQLException;

/** What is done within one transaction. */
@FunctionalInterface
interface SqlWork<T> {

    T on(Sql sql) throws SQLException;
}
