package dev.lanecast.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lanecast.core.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema says what the reader does, as far as it can. */
class ConfigSchemaTest {

    private static final Path DOCS = Path.of(System.getProperty("lanecast.root"), "docs");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = schema();

    @Test
    void theSchemaAndTheDocumentationNameTheSameKeys() throws IOException {
        List<String> known = new ArrayList<>();
        add(known, "", Keys.ROOT);
        add(known, "lanes[].", Keys.LANE);
        add(known, "budgets[].", Keys.BUDGET);
        add(known, "prices[].", Keys.PRICE);
        add(known, "webhook.", Keys.WEBHOOK);

        List<String> inSchema = new ArrayList<>();
        collect(SCHEMA, "", inSchema);
        assertThat(inSchema).containsExactlyInAnyOrderElementsOf(known);

        String page = Files.readString(DOCS.resolve("configuration.md"));
        List<String> inPage = Pattern.compile("(?m)^\\| `([a-z_.\\[\\]]+)` \\|[^|]*\\|[^|]*\\|$")
                .matcher(page.substring(page.indexOf("## lanecast.yaml"), page.indexOf("## Settings of the parts")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(inPage).containsExactlyInAnyOrderElementsOf(known);
    }

    private static void add(List<String> known, String prefix, Keys keys) {
        keys.names().forEach(name -> known.add(prefix + name));
    }

    private static void collect(JsonNode schema, String prefix, List<String> names) {
        schema.path("properties").fields().forEachRemaining(property -> {
            names.add(prefix + property.getKey());
            collect(property.getValue(), prefix + property.getKey() + ".", names);
            collect(property.getValue().path("items"), prefix + property.getKey() + "[].", names);
        });
    }

    @Test
    void theDefaultsOfTheWholeAreThoseOfTheReader() {
        SCHEMA.get("properties").fields().forEachRemaining(property -> {
            JsonNode value = property.getValue().get("default");
            if (value != null) {
                ObjectNode file = JSON.createObjectNode();
                file.set(property.getKey(), value);
                assertThat(read(file)).isEqualTo(Config.DEFAULTS);
            }
        });
    }

    @Test
    void aListThatMayNotBeEmptyIsRefused() {
        assertThat(SCHEMA.at("/properties/lanes/minItems").asInt()).isEqualTo(1);
        assertRefused(JSON.createObjectNode().set("lanes", JSON.createArrayNode()));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsRequiredIsAllThatIsRequired(Entry entry) {
        read(entry.file(entry.least()));
        entry.schema.get("required").forEach(key -> {
            ObjectNode without = entry.least();
            without.remove(key.asText());
            assertRefused(entry.file(without));
        });
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatMayNotBeTogetherIsRefused(Entry entry) {
        ObjectNode all = entry.least();
        JsonNode excluded = entry.schema.at("/not/required");
        entry.forEach((key, property) -> all.set(key, sample(property)));
        excluded.forEach(key -> {
            ObjectNode allButOne = all.deepCopy();
            allButOne.remove(key.asText());
            read(entry.file(allButOne));
        });
        if (excluded.isEmpty()) {
            read(entry.file(all));
        } else {
            assertRefused(entry.file(all));
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theDefaultsAreThoseOfTheReader(Entry entry) {
        Config without = read(entry.file(entry.least()));
        entry.forEach((key, property) -> {
            if (property.has("default")) {
                assertThat(read(entry.with(key, property.get("default")))).isEqualTo(without);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theReaderTakesTheValuesAndNumbersOfTheSchemaAndNoOthers(Entry entry) {
        entry.forEach((key, property) -> {
            property.path("enum").forEach(value -> read(entry.with(key, value)));
            if (property.has("enum") || !property.path("type").asText().equals("string")) {
                assertRefused(entry.with(key, JSON.getNodeFactory().textNode("unheard-of")));
            }
            limit(property, "maximum", least(property), entry, key, true);
            limit(property, "minimum", least(property).negate(), entry, key, true);
            limit(property, "exclusiveMinimum", least(property), entry, key, false);
        });
    }

    /** The smallest step that the reader tells apart. */
    private static BigDecimal least(JsonNode property) {
        return property.path("type").asText().equals("integer") ? BigDecimal.ONE : new BigDecimal("0.000001");
    }

    /** Where a limit is, and that the next number is on the other side of it. */
    private static void limit(
            JsonNode property, String name, BigDecimal step, Entry entry, String key, boolean isTaken) {
        if (property.has(name)) {
            BigDecimal at = property.get(name).decimalValue();
            JsonNode limit = JSON.getNodeFactory().numberNode(at);
            JsonNode next = JSON.getNodeFactory().numberNode(at.add(step));
            read(entry.with(key, isTaken ? limit : next));
            assertRefused(entry.with(key, isTaken ? next : limit));
        }
    }

    static Stream<Entry> entries() {
        JsonNode top = SCHEMA.get("properties");
        return Stream.of("lanes", "budgets", "prices", "webhook").map(name -> {
            JsonNode schema = top.get(name);
            return new Entry(name, schema.has("items") ? schema.get("items") : schema, schema.has("items"));
        });
    }

    private static JsonNode sample(JsonNode property) {
        if (property.has("enum")) {
            return property.get("enum").get(0);
        }
        return JSON.getNodeFactory()
                .textNode(
                        switch (property.path("format")
                                .asText(property.path("type").asText())) {
                            case "number", "integer" -> "1";
                            case "date" -> "2026-11-20";
                            case "uri" -> "http://localhost/";
                            default -> "a text";
                        });
    }

    private static void assertRefused(JsonNode file) {
        assertThatThrownBy(() -> read(file)).as(file.toString()).isInstanceOf(ConfigurationException.class);
    }

    /** JSON is YAML. */
    private static Config read(JsonNode file) {
        return ConfigReader.read("lanecast.yaml", file.toString(), text -> Duration.parse("PT" + text));
    }

    private static JsonNode schema() {
        try {
            return JSON.readTree(DOCS.resolve("lanecast.schema.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A map of the file that is an entry of a list, or stands alone. */
    private record Entry(String name, JsonNode schema, boolean inList) {

        void forEach(BiConsumer<String, JsonNode> action) {
            schema.get("properties").fields().forEachRemaining(one -> action.accept(one.getKey(), one.getValue()));
        }

        /** One with what is required and nothing else. */
        ObjectNode least() {
            ObjectNode entry = JSON.createObjectNode();
            schema.get("required")
                    .forEach(key -> entry.set(
                            key.asText(),
                            sample(Objects.requireNonNull(
                                    schema.get("properties").get(key.asText())))));
            return entry;
        }

        JsonNode with(String key, JsonNode value) {
            return file(least().set(key, value));
        }

        JsonNode file(JsonNode entry) {
            return JSON.createObjectNode()
                    .set(name, inList ? JSON.createArrayNode().add(entry) : entry);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
