package dev.lanecast.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lanecast.core.event.BoardEvent.TaskAssigned;
import dev.lanecast.core.event.BoardEvent.TaskInvalid;
import dev.lanecast.core.event.BoardEvent.TaskRecovered;
import dev.lanecast.core.event.CostEvent;
import dev.lanecast.core.event.Origin;
import dev.lanecast.core.fixture.MemoryStore;
import dev.lanecast.core.spi.Document;
import dev.lanecast.core.spi.InvocationReader;
import dev.lanecast.core.task.InvalidFile;
import dev.lanecast.core.task.Task;
import dev.lanecast.core.telemetry.Budget;
import dev.lanecast.core.telemetry.CostShare;
import dev.lanecast.core.telemetry.CostSummary;
import dev.lanecast.core.telemetry.Costs;
import dev.lanecast.core.telemetry.Invocation;
import dev.lanecast.core.telemetry.InvocationSink;
import dev.lanecast.core.telemetry.Spend;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code openapi.json} against what the server does. A new route needs an operation in it, and an {@link ApiSample}. */
class OpenApiTest {

    private static final Task TASK = Tasks.at("inbox/a.yaml");
    private static final InvalidFile BROKEN = Tasks.broken("inbox/b.yaml");
    private static final String[] HEADERS = {"Authorization", "Bearer secret", "Content-Type", "application/json"};
    private static final BoardFixture BOARD = board();
    private static ServerFixture server;
    private static ObjectNode description;

    @BeforeAll
    static void start() {
        JettySettings settings = JettySettings.defaults().withToken(new Token("secret"));
        server = new ServerFixture(BOARD, settings, Assets.bundled());
        description = (ObjectNode) ServerFixture.json(server.get("/openapi.json", HEADERS));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isAValidDescription() {
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(description.toString(), null, null);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(parsed.getOpenAPI().getPaths())
                .hasSize(description.get("paths").size());
    }

    @Test
    void describesEveryRouteAndNoOther() {
        Set<String> routes = new HashSet<>(Set.of("GET /"));
        for (Route route : server.server.routes()) {
            route.methods().stream()
                    .filter(method -> !method.equals("HEAD"))
                    .forEach(method -> routes.add(method + " " + route.path()));
        }
        assertThat(operations().stream()
                        .map(operation -> operation.replaceFirst("\\{\\w+}$", "*"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void hasASampleForEveryOperation() {
        assertThat(ApiSample.all().map(ApiSample::operation).collect(Collectors.toSet()))
                .isEqualTo(operations());
    }

    @ParameterizedTest
    @MethodSource("dev.lanecast.server.jetty.ApiSample#all")
    void describesWhatIsAnswered(ApiSample sample) {
        HttpResponse<String> answer = ask(sample);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(sample.status());
        JsonNode responses = description
                .get("paths")
                .get(sample.operation().split(" ")[1])
                .get(sample.isPost() ? "post" : "get")
                .get("responses");
        JsonNode response = resolve(
                responses.path(String.valueOf(sample.status())).isMissingNode()
                        ? responses.get("default")
                        : responses.get(String.valueOf(sample.status())));
        if (!response.has("content")) {
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        assertThat(response.get("content").has(type)).as(type).isTrue();
        if (type.equals("application/json")) {
            assertThat(errors(response.get("content").get(type).get("schema"), answer.body()))
                    .as(answer.body())
                    .isEmpty();
        }
    }

    @Test
    void wouldNoticeAFieldThatItDoesNotDescribe() {
        String path = "#/components/schemas/";
        ObjectNode link = ServerFixture.JSON.createObjectNode().put("$ref", path + "Link");
        assertThat(errors(link, "{\"path\":\"/login/x\"}")).isEmpty();
        assertThat(errors(link, "{\"path\":\"/login/x\",\"more\":1}")).isNotEmpty();
        ObjectNode task = ServerFixture.JSON.createObjectNode().put("$ref", path + "TaskDetail");
        assertThat(errors(task, "{\"document\":null,\"document_seq\":1,\"more\":1}"))
                .isNotEmpty();
    }

    @Test
    void isForThoseOnlyWhoAreLetIn() {
        assertThat(server.get("/openapi.json").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> ask(ApiSample sample) {
        String path = sample.path()
                .replace("KEY", TASK.key())
                .replace("BROKEN", BROKEN.key())
                .replace("EPOCH", BOARD.stream.view().epoch());
        if (path.endsWith("/CODE")) {
            return server.get(server.server.signInLink().orElseThrow().getPath());
        }
        if (sample.isPost()) {
            return server.post(path, sample.body(), HEADERS);
        }
        return server.send(sample.method(), path, HEADERS);
    }

    private static Set<String> operations() {
        Set<String> operations = new HashSet<>();
        description
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private static JsonNode resolve(JsonNode response) {
        return response.has("$ref")
                ? description.at(response.get("$ref").asText().substring(1))
                : response;
    }

    private static List<com.networknt.schema.Error> errors(JsonNode schema, String json) {
        ObjectNode whole = ServerFixture.JSON.createObjectNode();
        whole.set("components", strict(description.get("components").deepCopy()));
        whole.set("allOf", ServerFixture.JSON.createArrayNode().add(schema));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(ServerFixture.parse(json));
    }

    /** Fields may be added to the protocol, but not without being described. */
    private static JsonNode strict(JsonNode components) {
        JsonNode schemas = components.get("schemas");
        ObjectNode detail = (ObjectNode) schemas.get("TaskDetail");
        ((ObjectNode) detail.get("properties"))
                .setAll((ObjectNode) schemas.get("Task").get("properties"));
        detail.remove("anyOf");
        for (JsonNode object : components.findParents("properties")) {
            if (object.path("properties").isObject() && object.has("type")) {
                ((ObjectNode) object).put("additionalProperties", false);
            }
        }
        return components;
    }

    private static BoardFixture board() {
        BoardFixture board = BoardFixture.with(List.of(TASK, Tasks.at("done/qa/c.yaml")), List.of(BROKEN));
        board.reader = Optional.of(new AnyReader());
        MemoryStore store = new MemoryStore();
        store.append(List.of(call(), call()));
        board.store = Optional.of(store);
        board.recorder = Optional.of(calls -> new InvocationSink.Receipt(calls.size(), 0));
        board.documents.put(TASK.key(), new Document.Readable(Map.of("title", "Title of a")));
        board.documents.put(BROKEN.key(), new Document.Unreadable(BROKEN));
        Task moved = Tasks.at("assigned/qa/d.yaml");
        Task before = Tasks.at("inbox/d.yaml");
        board.create(before);
        board.publish(new TaskAssigned(moved, Origin.of(before), List.of()));
        board.update(Tasks.titled(moved, "Other"));
        board.publish(new TaskInvalid(Tasks.broken(moved.path()), moved, null));
        board.publish(new TaskRecovered(moved, null));
        board.delete(moved);
        CostShare share = new CostShare("m", 1, 2, 3, 4, 5, 0, 0);
        board.publish(new CostEvent.TaskCost(Map.of(TASK.key(), new Spend(1, 2, 3))));
        board.publish(new CostEvent.CostUpdate(new CostSummary(Costs.NONE, List.of(share), List.of(share), List.of())));
        board.publish(new CostEvent.BudgetThreshold(new Budget("team", "day", 50, 5, 10, 0)));
        board.publish(new CostEvent.TelemetryUpdate(1, List.of(call())));
        return board;
    }

    private static Invocation call() {
        return Invocation.at(BoardFixture.NOW).agentName("qa").modelName("m").build();
    }

    /** Reads whatever comes as records; of OTLP only whether it is JSON. */
    private static final class AnyReader implements InvocationReader {

        private final InvocationReader records = new InvocationsTest.JsonReader();

        @Override
        public String name() {
            return "any";
        }

        @Override
        public boolean accepts(String kind, String mediaType) {
            return true;
        }

        @Override
        public void read(String kind, String mediaType, InputStream input, Sink sink)
                throws IOException, MalformedInputException {
            if (kind.startsWith("otlp")) {
                isJson(input);
            } else {
                records.read(kind, mediaType, input, sink);
            }
        }

        private static void isJson(InputStream input) throws IOException, MalformedInputException {
            try {
                ServerFixture.JSON.readTree(input);
            } catch (JsonProcessingException e) {
                throw new MalformedInputException("This is no JSON");
            }
        }
    }
}
