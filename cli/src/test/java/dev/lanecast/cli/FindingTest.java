package dev.lanecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Path FILE = Path.of("/home/user/repo/inbox/a.yaml");

    @Test
    void namesTheFileAsItCanBeOpenedFromHere() {
        Finding finding = new Finding("repo", FILE, 3, 7, Finding.INVALID, "expected a mapping");
        assertThat(finding.line(Path.of("/home/user/repo"))).isEqualTo("inbox/a.yaml:3:7: expected a mapping");
    }

    @Test
    void namesItInFullWhereThatIsShorter() {
        Finding finding = new Finding("repo", FILE, 1, 1, "id_inferred", "it has no id");
        assertThat(finding.line(Path.of("/var/lib/deep/inside/of/some/where")))
                .isEqualTo("/home/user/repo/inbox/a.yaml:1:1: warning: it has no id");
    }

    @Test
    void staysOnOneLineWhateverTheFileIsCalled() {
        Finding finding = new Finding("repo", Path.of("/r/a\nb\u001b.yaml"), 1, 1, Finding.INVALID, "bad");
        assertThat(finding.line(Path.of("/"))).isEqualTo("r/a b\ufffd.yaml:1:1: bad");
    }
}
