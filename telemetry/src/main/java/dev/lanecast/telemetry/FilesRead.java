package dev.lanecast.telemetry;

import dev.lanecast.core.spi.FileState;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Keeps how files were when all of their calls had been kept. */
record FilesRead(List<FileState> files) implements SqlWork<Boolean> {

    private static final String PUT = "REPLACE INTO read_file (path, file_key, size, modified) VALUES (?, ?, ?, ?)";
    private static final String ALL = "SELECT path, file_key, size, modified FROM read_file";

    @Override
    public Boolean on(Sql sql) throws SQLException {
        PreparedStatement put = sql.prepare(PUT);
        for (FileState file : files) {
            put.setString(1, file.file().toString());
            put.setString(2, file.key());
            put.setLong(3, file.size());
            put.setLong(4, file.modified());
            put.executeUpdate();
        }
        return true;
    }

    static List<FileState> of(Sql sql) throws SQLException {
        List<FileState> files = new ArrayList<>();
        try (ResultSet row = sql.prepare(ALL).executeQuery()) {
            while (row.next()) {
                files.add(new FileState(Path.of(row.getString(1)), row.getString(2), row.getLong(3), row.getLong(4)));
            }
        }
        return List.copyOf(files);
    }
}
