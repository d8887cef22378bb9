package dev.lanecast.telemetry.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.InvocationSourceProvider;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.Invocation.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session files as agents write them, and the calls that they tell of. */
class TranscriptGoldenTest {

    @ParameterizedTest
    @ValueSource(strings = {"claude", "codex", "gemini"})
    void readsEachCallOnce(String agent) throws Exception {
        Path place = Path.of(getClass().getResource(agent).toURI());
        List<String> expected = Files.readAllLines(
                Path.of(getClass().getResource(agent + ".txt").toURI()));
        InvocationSource source = Providers.using(getClass().getClassLoader())
                .choose(InvocationSourceProvider.class, agent)
                .orElseThrow()
                .create(Settings.defaults().with("transcripts." + agent, List.of(place.toString())));
        assertThat(source.places()).containsExactly(place);

        Told first = new Told();
        source.read(first);
        assertThat(first.lines()).containsExactlyElementsOf(expected);
        assertThat(first.calls).extracting(Invocation::channels).containsOnly(Set.of(Channel.TRANSCRIPT));
        assertThat(first.bytes).isSorted().endsWith(first.total);

        Told second = new Told();
        source.read(second);
        assertThat(second.calls).isEmpty();
        assertThat(second.files).isZero();
    }
}
