package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class BrowserTest {

    private static final URI ADDRESS = URI.create("http://127.0.0.1:8080/");

    @Test
    void knowsTheCommandOfEachSystem() {
        assertThat(Browser.command("Linux", ADDRESS)).containsExactly("xdg-open", "http://127.0.0.1:8080/");
        assertThat(Browser.command("Mac OS X", ADDRESS)).containsExactly("open", "http://127.0.0.1:8080/");
        assertThat(Browser.command("Windows 11", ADDRESS)).endsWith("http://127.0.0.1:8080/");
    }
}
