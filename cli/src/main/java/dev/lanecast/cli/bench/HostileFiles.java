package dev.lanecast.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Files that would cost a careless parser much, or let it make objects of the writer's choice. */
final class HostileFiles {

    private static final int DEEP = 5_000;
    private static final int LEVELS = 16;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int MOST_BYTES_READ = 256 * 1024;

    private HostileFiles() {}

    /** Writes one of each kind; old ones, as a young file that cannot be parsed might still be written. */
    static List<Path> write(Path directory) throws IOException {
        List<String> texts = List.of(
                aliasBomb(),
                "a: " + "[".repeat(DEEP) + "]".repeat(DEEP),
                "a: " + "x".repeat(4 * MEGABYTE),
                "a: \"" + "x".repeat(MOST_BYTES_READ - 10),
                "a: !!javax.script.ScriptEngineManager []\n");
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            Path file = Files.writeString(directory.resolve("hostile-" + files.size()), text);
            files.add(Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH)));
        }
        return files;
    }

    private static String aliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {k: v}\n");
        for (int i = 1; i <= LEVELS; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s, %s, %s]\n".formatted(i, i, alias, alias, alias));
        }
        return bomb.toString();
    }
}
