package dev.lanecast.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The view of costs with calls of long ago, and where the reader's day is not the server's, which is the one that counts. */
@Timeout(240)
class PageCostsDaysIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final BoardServer SERVER = new BoardServer();

    @BeforeAll
    static void writeCalls() throws Exception {
        record("2020-03-09T23:30", "2");
        record("2020-03-10T00:30", "1");
        record("2020-03-10T23:30", "4");
        record("2020-03-11T00:30", "8");
    }

    @Test
    void aDayIsTheServersInEveryNumberAndLabel() {
        for (String zone : new String[] {"Asia/Kathmandu", "Pacific/Pago_Pago"}) {
            Browser.NewContextOptions far = new Browser.NewContextOptions().setTimezoneId(zone);
            String day = "?view=costs&from=2020-03-10&to=2020-03-10&by=day";
            try (BoardTab tab = BoardTab.open(CHROMIUM.newPage(far), SERVER, day)) {
                assertThat(tile(tab.page(), "10 Mar 2020")).containsText("$5.00");
                tab.page().getByText("As a table").click();
                assertThat(days(tab)).hasText(new String[] {"Tue, 10 Mar 2020"});
                tab.button("Hour").click();
                assertThat(days(tab)).hasCount(24);
                assertThat(days(tab).first()).hasText("10 Mar, 00:00");
                assertThat(days(tab).last()).hasText("10 Mar, 23:00");
            }
        }
    }

    @Test
    void theTotalStartsWithWhatWasSpentBefore() {
        try (BoardTab tab = BoardTab.open(CHROMIUM, SERVER, "?view=costs")) {
            Locator total = tile(tab.page(), "Total");
            assertThat(total).containsText("$15.00");
            assertThat(total.locator("polyline")).hasAttribute("points", Pattern.compile("^0,1 .* 31,1$"));
        }
    }

    private static void record(String time, String cost) throws IOException, InterruptedException {
        SERVER.record("{\"model_name\":\"gpt-5\",\"prompt_tokens\":1,\"cost_usd\":" + cost + ",\"timestamp\":\""
                + LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant() + "\"}");
    }

    private static Locator tile(Page page, String label) {
        return page.locator(".tile")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))));
    }

    private static Locator days(BoardTab tab) {
        return tab.page().locator(".as-table tbody").getByRole(AriaRole.ROWHEADER);
    }
}
