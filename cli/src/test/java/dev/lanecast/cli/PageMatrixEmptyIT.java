package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A board without tasks and calls in both themes on wide, middling and small screens: what to do next can be read. */
@Timeout(240)
class PageMatrixEmptyIT {

    private static final Map<String, String> NEXT = Map.of(
            "Board", "lanecast demo",
            "Costs", "lanecast record --help",
            "Dependencies", "Tasks that wait for others are drawn here",
            "Activity", "Changes appear here as they happen");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    @ParameterizedTest
    @MethodSource("dev.lanecast.cli.Screen#all")
    void everyViewSaysWhatToDoNextWithinTheWindow(Screen screen) {
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "", screen.width(), screen.scheme())) {
            NEXT.forEach((view, words) -> {
                new ScreenTab(screen, tab).show(view);
                assertThat(tab.page().getByText(words)).isVisible();
                tab.assertFits();
            });
        }
    }
}
