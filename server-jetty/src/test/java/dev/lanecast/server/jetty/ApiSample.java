package dev.lanecast.server.jetty;

import java.util.List;
import java.util.stream.Stream;

/**
 * One request that shows how an operation of {@code openapi.json} answers. Whoever adds an operation adds a sample.
 *
 * @param operation the method and the path as the description has it
 * @param path what is asked; {@code KEY}, {@code BROKEN}, {@code EPOCH} and {@code CODE} stand for what there is
 * @param status what comes
 * @param method HEAD for what does not end
 * @param body what is sent with POST
 */
record ApiSample(String operation, String method, String path, int status, String body) {

    /** Every sample. */
    static Stream<ApiSample> all() {
        return Stream.of(
                        board(),
                        events(),
                        calls(),
                        otlp(),
                        List.of(
                                get("GET /", "/", 200),
                                get("GET /health", "/health", 200),
                                get("GET /metrics", "/metrics", 200),
                                get("GET /openapi.json", "/openapi.json", 200),
                                get("GET /login/{code}", "/login/CODE", 303),
                                post("POST /login", "/login", 201, ""),
                                get("GET /dashboard", "/dashboard", 426),
                                post("POST /api/invocations", "/api/invocations", 202, "{\"model_name\":\"m\"}"),
                                post("POST /api/invocations", "/api/invocations", 202, "[{},{\"latency_ms\":-1}]"),
                                post("POST /api/invocations", "/api/invocations", 400, "{")))
                .flatMap(List::stream);
    }

    private static List<ApiSample> board() {
        return List.of(
                get("GET /api/tasks", "/api/tasks", 200),
                get("GET /api/tasks", "/api/tasks?lane=inbox&limit=1", 200),
                get("GET /api/tasks", "/api/tasks?include_done=maybe", 400),
                get("GET /api/tasks/{key}", "/api/tasks/KEY", 200),
                get("GET /api/tasks/{key}", "/api/tasks/BROKEN", 200),
                get("GET /api/tasks/{key}", "/api/tasks/none", 404),
                get("GET /api/search", "/api/search?q=title", 200),
                get("GET /api/search", "/api/search", 400),
                get("GET /api/stats", "/api/stats", 200),
                get("GET /api/export/{file}", "/api/export/tasks.csv", 200),
                get("GET /api/export/{file}", "/api/export/tasks.json", 200),
                get("GET /api/export/{file}", "/api/export/tasks.ndjson", 200),
                get("GET /api/export/{file}", "/api/export/events.csv", 200),
                get("GET /api/export/{file}", "/api/export/events.json", 200),
                get("GET /api/export/{file}", "/api/export/events.ndjson", 200),
                get("GET /api/export/{file}", "/api/export/events.xml", 404));
    }

    private static List<ApiSample> calls() {
        return List.of(
                get("GET /api/costs", "/api/costs", 200),
                get("GET /api/costs", "/api/costs?by=hour&split=agent", 200),
                get("GET /api/costs", "/api/costs?by=model&limit=1", 200),
                get("GET /api/costs", "/api/costs?by=colour", 400),
                get("GET /api/usage", "/api/usage", 200),
                get("GET /api/invocations", "/api/invocations?limit=1", 200),
                get("GET /api/invocations", "/api/invocations?cursor=none", 400),
                get("GET /api/export/{file}", "/api/export/invocations.csv", 200),
                get("GET /api/export/{file}", "/api/export/invocations.json", 200),
                get("GET /api/export/{file}", "/api/export/invocations.ndjson", 200));
    }

    private static List<ApiSample> otlp() {
        return List.of(
                post("POST /v1/logs", "/v1/logs", 200, "{}"),
                post("POST /v1/logs", "/v1/logs", 400, "{"),
                post("POST /v1/traces", "/v1/traces", 200, "{}"),
                post("POST /v1/metrics", "/v1/metrics", 200, "{}"),
                post("POST /", "/", 200, "{\"resourceLogs\":[]}"));
    }

    private static List<ApiSample> events() {
        return List.of(
                get("GET /api/events", "/api/events?limit=1000", 200),
                get("GET /api/events", "/api/events?after=EPOCH:1", 200),
                get("GET /api/events", "/api/events?after=other:1", 410),
                head("GET /api/stream", "/api/stream", 200));
    }

    private static ApiSample get(String operation, String path, int status) {
        return new ApiSample(operation, "GET", path, status, "");
    }

    private static ApiSample head(String operation, String path, int status) {
        return new ApiSample(operation, "HEAD", path, status, "");
    }

    private static ApiSample post(String operation, String path, int status, String body) {
        return new ApiSample(operation, "POST", path, status, body);
    }

    boolean isPost() {
        return method.equals("POST");
    }

    @Override
    public String toString() {
        return operation + ": " + path + " " + status;
    }
}
