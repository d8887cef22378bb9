package dev.lanecast.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lanecast.core.price.Prices;
import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.spi.InvocationSource;
import dev.lanecast.core.spi.InvocationSourceProvider;
import dev.lanecast.core.spi.Providers;
import dev.lanecast.core.spi.Settings;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.telemetry.otlp.OtlpReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From what each vendor's agent writes to what the call costs: the sums were worked out by hand from the vendors' price
 * lists, in micro-dollars.
 */
class GoldenCostTest {

    private static final Prices PRICES = Prices.builtIn();

    @ParameterizedTest
    @CsvSource({
        // Claude Opus 4.8 at 5, 25, 0.50 and 10 dollars a million: 12 x 5 + 340 x 25 + 18000 x 0.5 + 2500 x 10.
        "claude, req_011A, 42560",
        // Twice the price for the fast tier, and a cache kept for five minutes: 2 x (7 x 5 + 55 x 25 + 300 x 6.25).
        "claude, req_011B, 6570",
        // GPT-5 at 1.25, 10 and 0.125 dollars: 130 x 1.25 + 15 x 10 + 20 x 0.125.
        "codex, 0199a213-0000-7800-8aa1-bbab2a035a55/150-20-15-0, 315",
        // Gemini 3 Pro at 2, 12 and 0.20 dollars: 2011 x 2 + 270 x 12 + 3000 x 0.2.
        "gemini, 4d1f8f8e-0a4e-4d8e-8f2c-9b8a7c6d5e4f/5000-3000-200-70, 7862"
    })
    void costsWhatTheVendorsListSaysForASessionFile(String agent, String id, long micros) throws Exception {
        Path place = Path.of(getClass().getResource("transcript/" + agent).toURI());
        InvocationSource source = Providers.using(getClass().getClassLoader())
                .choose(InvocationSourceProvider.class, agent)
                .orElseThrow()
                .create(Settings.defaults().with("transcripts." + agent, List.of(place.toString())));
        List<Invocation> calls = new ArrayList<>();
        source.read(new InvocationSource.Sink() {
            @Override
            public void calls(List<Invocation> more) {
                calls.addAll(more);
            }

            @Override
            public void progress(int files, long bytes, long total) {}
        });
        assertThat(cost(calls, id)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({
        // The same as from its file: what is written to the cache counts as kept for an hour.
        "claude-spans, otlp-traces, req_011A, 42560",
        "gemini-logs, otlp-logs, 4d1f8f8e-0a4e-4d8e-8f2c-9b8a7c6d5e4f/5000-3000-200-70, 7862",
        // Its agent reports it.
        "claude-logs, otlp-logs, req_011A, 250001",
        // A cache kept for minutes, as the conventions do not tell of hours: 2500 x 5 + 400 x 25 + 1000 x 0.5 + 500 x
        // 6.25.
        "genai-spans, otlp-traces, msg_1, 26125",
        // Resold at the list price: 10 x 2 + 1 x 12 + 30 x 0.2.
        "genai-spans, otlp-traces, 5b8efff798038103d269b633813fc60c-eee19b7ec3c1b1b2, 38",
        // Reported by LiteLLM.
        "litellm-spans, otlp-traces, chatcmpl-9, 4200"
    })
    void costsWhatTheVendorsListSaysForTelemetry(String name, String kind, String id, long micros) throws Exception {
        CallTexts calls = new CallTexts();
        InvocationReader reader = new OtlpReader();
        try (InputStream input = getClass().getResourceAsStream("otlp/" + name + ".json")) {
            reader.read(kind, "application/json", input, calls);
        }
        assertThat(cost(calls.calls(), id)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({
        // GPT-5.2 Codex at 1.75, 14 and 0.175 dollars: 4000 x 1.75 + 350 x 14 + 8000 x 0.175.
        "gpt-5.2-codex, 12000, 8000, 350, 13300",
        // GPT-5.5 at 5, 30 and 0.50 dollars: 172000 x 5 + 100 x 30 + 100000 x 0.5.
        "gpt-5.5, 272000, 100000, 100, 913000",
        // The same at 10, 45 and 1 for more than 272,000 tokens of input: 172001 x 10 + 100 x 45 + 100000 x 1.
        "gpt-5.5, 272001, 100000, 100, 1824510"
    })
    void costsWhatTheVendorsListSaysForALogOfCodex(String model, int input, int cached, int output, long micros)
            throws Exception {
        String said = """
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1795168800000000000","attributes":[
                 {"key":"event.name","value":{"stringValue":"codex.sse_event"}},
                 {"key":"event.kind","value":{"stringValue":"response.completed"}},
                 {"key":"conversation.id","value":{"stringValue":"c"}},
                 {"key":"model","value":{"stringValue":"%s"}},
                 {"key":"input_token_count","value":{"stringValue":"%d"}},
                 {"key":"cached_token_count","value":{"stringValue":"%d"}},
                 {"key":"output_token_count","value":{"stringValue":"%d"}},
                 {"key":"reasoning_token_count","value":{"stringValue":"7"}}]}]}]}]}
                """.formatted(model, input, cached, output);
        CallTexts calls = new CallTexts();
        new OtlpReader().read("otlp-logs", "application/json", new ByteArrayInputStream(said.getBytes(UTF_8)), calls);
        assertThat(cost(calls.calls(), "c/" + input + "-" + cached + "-" + output + "-7"))
                .isEqualTo(micros);
    }

    private static Long cost(List<Invocation> calls, String id) {
        return calls.stream()
                .filter(call -> id.equals(call.invocationId()))
                .reduce(Invocation::merge)
                .map(PRICES::settle)
                .orElseThrow()
                .costMicros();
    }
}
