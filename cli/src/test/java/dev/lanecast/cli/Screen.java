package dev.lanecast.cli;

import com.microsoft.playwright.options.ColorScheme;
import dev.lanecast.core.fixture.LongRun;
import java.util.List;
import java.util.stream.Stream;

/** What somebody looks at the page on: the theme of the system, and the width of the window. */
record Screen(ColorScheme scheme, int width) {

    private static final int NARROW = 700;

    /** Two that differ in everything, or all where the full sizes are asked for. */
    static Stream<Screen> all() {
        return LongRun.isAsked()
                ? Stream.of(1400, 900, 400)
                        .flatMap(width ->
                                Stream.of(ColorScheme.DARK, ColorScheme.LIGHT).map(scheme -> new Screen(scheme, width)))
                : Stream.of(new Screen(ColorScheme.DARK, 1400), new Screen(ColorScheme.LIGHT, 400));
    }

    /** Whether it shows one column at a time. */
    boolean isNarrow() {
        return width < NARROW;
    }

    /** The background of the page in the theme that it asks for, and in the other one. */
    List<String> backgrounds() {
        String dark = "rgb(13, 17, 23)";
        String light = "rgb(246, 247, 249)";
        return scheme == ColorScheme.DARK ? List.of(dark, light) : List.of(light, dark);
    }
}
