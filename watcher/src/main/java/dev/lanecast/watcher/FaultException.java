package dev.lanecast.watcher;

import dev.lanecast.core.task.InvalidFile.Fault;

/** Bytes that are no task. */
final class FaultException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final transient Fault fault;

    /**
     * A fault at a place.
     *
     * @param line counted from 1
     * @param column counted from 1
     * @param message one sentence; what it quotes from the file is cleaned and cut here
     */
    FaultException(int line, int column, String message) {
        super(message, null, false, false);
        this.fault = new Fault(line, column, clean(message));
    }

    /** A fault of the file as a whole. */
    FaultException(String message) {
        this(1, 1, message);
    }

    Fault fault() {
        return fault;
    }

    private static String clean(String message) {
        String line = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
