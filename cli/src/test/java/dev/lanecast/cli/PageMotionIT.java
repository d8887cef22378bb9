package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What moves and fades when few things change; each test on a server of its own, as after many changes the page keeps still. */
@Timeout(240)
@EnabledIfSystemProperty(named = "lanecast.long", matches = "|true")
class PageMotionIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final BoardServer server = new BoardServer();
    private BoardTab tab;

    @BeforeEach
    void openTheBoard() throws Exception {
        server.open();
        server.write("inbox/a.yaml", "id: a\ntitle: First task\n");
        tab = BoardTab.open(CHROMIUM, server, "");
        assertThat(tab.link("First task")).isVisible();
    }

    @AfterEach
    void close() throws Exception {
        try {
            tab.close();
        } finally {
            server.close();
        }
    }

    @Test
    void whoWantsLessMotionSeesOutlinesOnly() throws Exception {
        tab.eval("(() => { window.moves = []; const animate = Element.prototype.animate;"
                + " Element.prototype.animate = function (frames, timing) {"
                + " moves.push(Object.keys(frames[0]).join()); return animate.call(this, frames, timing); }; })()");
        server.move("inbox/a.yaml", "assigned/codex/a.yaml");
        assertThat(tab.card("Assigned", "First task")).isVisible();
        assertThat((String) tab.eval("moves.join()")).contains("transform");
        tab.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        tab.eval("moves.length = 0");
        server.move("assigned/codex/a.yaml", "inbox/a.yaml");
        assertThat(tab.card("Inbox", "First task")).isVisible();
        assertThat(tab.eval("moves.join()")).isEqualTo("opacity");
        assertThat(tab.page().locator(".ghost")).hasCount(0);
    }

    @Test
    void ofManyCardsThatChangeOnlyAFewFade() throws Exception {
        tab.eval("(() => { window.outlines = []; const animate = Element.prototype.animate;"
                + " Element.prototype.animate = function (frames, timing) { outlines.push(frames ? 'fading' : 'still');"
                + " return animate.call(this, frames, { ...timing, duration: 300_000 }); }; })()");
        for (int i = 1; i <= 7; i++) {
            server.write("done/codex/new" + i + ".yaml", "id: new" + i + "\ntitle: New " + i + "\n");
            assertThat(tab.card("Done", "New " + i)).hasClass(Pattern.compile("touched"));
        }
        assertThat(tab.eval("outlines.join()")).isEqualTo("fading,fading,fading,fading,fading,still,still");
        server.write("done/codex/new1.yaml", "id: new1\ntitle: Newer\n");
        assertThat(tab.card("Done", "Newer")).hasClass(Pattern.compile("touched"));
        tab.page().waitForFunction("() => outlines.length === 8");
        assertThat(tab.eval("document.getAnimations().filter(({ effect }) => effect.pseudoElement).length"))
                .as("a card has one frame")
                .isEqualTo(7);
    }
}
