package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.lanecast.core.fixture.LongRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page that is open all day does not grow. */
@Timeout(900)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageMemoryIT {

    private static final int EVENTS = LongRun.choose(1_000, 10_000);
    private static final int FEED = 500;
    /** Nodes and listeners that come and go with what is shown at the moment. */
    private static final int SLACK = 100;

    private static final String NODES =
            "(() => { const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL); let nodes = 1;"
                    + " while (walker.nextNode()) { nodes++; } return nodes; })()";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    @Test
    void nodesAndListenersDoNotGrowWithEvents() throws Exception {
        ManyTasks.write(SERVER, 300);
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "")) {
            ManyTasks.storm(SERVER, tab, 300);
            PageMemory before = tab.memory();
            long forgotten = before.nodes() - nodes(tab);

            ManyTasks.storm(SERVER, tab, EVENTS);

            PageMemory after = tab.memory();
            assertThat(after.nodes() - nodes(tab))
                    .as("nodes outside of the document")
                    .isLessThan(forgotten + SLACK);
            assertThat(after.listeners()).as("listeners").isLessThan(before.listeners() + SLACK);
            assertThat(tab.page().locator(".feed-line").count()).isBetween(1, FEED);
            assertThat(tab.region("Inbox").getByRole(AriaRole.LISTITEM)).hasCount(60);
        }
    }

    private static long nodes(BoardTab tab) {
        return (Integer) tab.eval(NODES);
    }
}
