package dev.lanecast.watcher;

/** Says whether the full sizes are asked for, with the system property {@code lanecast.long}. */
final class LongRun {

    private static final String PROPERTY = System.getProperty("lanecast.long", "false");

    private LongRun() {}

    static boolean isAsked() {
        return PROPERTY.isEmpty() || Boolean.parseBoolean(PROPERTY);
    }

    static int choose(int small, int full) {
        return isAsked() ? full : small;
    }
}
