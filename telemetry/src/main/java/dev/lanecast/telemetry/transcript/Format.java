package dev.lanecast.telemetry.transcript;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files of one agent. */
interface Format {

    /** Where the agent keeps them. */
    List<Path> places(Path home, Map<String, String> environment);

    /** Whether it is one of them, by its name. */
    boolean fits(Path file);

    /** What a file belongs to: its files are read one after the other, those that lie least deep first. */
    default Path session(Path file) {
        return file;
    }

    /** Whether what later files of a session may repeat is still known; if not, all of it is read from the beginning. */
    default boolean isKnown(Path session) {
        return true;
    }

    /** Whether it is one JSON text, and not one a line. */
    default boolean isOneText(Path file) {
        return false;
    }

    /** Whether the agent may change what it has written, so that a file is read from its beginning once it changes. */
    default boolean isRewritten() {
        return false;
    }

    /** One of these is in every line that matters. */
    List<Needle> needles();

    /** Begins to read a file. */
    Transcript open(Path file);
}
