package dev.lanecast.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe a model call, collected under the names that the protocol gives to its fields. */
final class CallOptions {

    private final Map<String, String> fields = new HashMap<>();

    /** What was given, by field. */
    Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    @Option(names = "--model", paramLabel = "NAME", description = "The model, such as gpt-5.")
    void model(@Nullable String value) {
        put("model_name", value);
    }

    @Option(names = "--provider", paramLabel = "NAME", description = "Who serves the model.")
    void provider(@Nullable String value) {
        put("provider", value);
    }

    @Option(names = "--agent", paramLabel = "NAME", description = "The agent that made the call.")
    void agent(@Nullable String value) {
        put("agent_name", value);
    }

    @Option(names = "--task", paramLabel = "ID", description = "The task that the call was made for.")
    void task(@Nullable String value) {
        put("task_id", value);
    }

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "The project of that task. Default: the task counts in every project.")
    void project(@Nullable String value) {
        put("project", value);
    }

    @Option(names = "--tool", paramLabel = "NAME", description = "The program that made the call.")
    void tool(@Nullable String value) {
        put("tool_name", value);
    }

    @Option(names = "--session", paramLabel = "ID", description = "The agent's session.")
    void session(@Nullable String value) {
        put("session_id", value);
    }

    @Option(names = "--branch", paramLabel = "NAME", description = "The Git branch that the agent worked on.")
    void branch(@Nullable String value) {
        put("branch", value);
    }

    @Option(names = "--prompt-tokens", paramLabel = "N", description = "Tokens read, those of the cache apart.")
    void promptTokens(@Nullable String value) {
        put("prompt_tokens", value);
    }

    @Option(names = "--completion-tokens", paramLabel = "N", description = "Tokens written, reasoning included.")
    void completionTokens(@Nullable String value) {
        put("completion_tokens", value);
    }

    @Option(names = "--cache-read-tokens", paramLabel = "N", description = "Tokens read from the cache.")
    void cacheReadTokens(@Nullable String value) {
        put("cache_read_tokens", value);
    }

    @Option(names = "--cache-write-tokens", paramLabel = "N", description = "Tokens written to the cache.")
    void cacheWriteTokens(@Nullable String value) {
        put("cache_write_tokens", value);
    }

    @Option(
            names = "--cache-write-hour-tokens",
            paramLabel = "N",
            description = "Those of --cache-write-tokens that are kept for an hour.")
    void cacheWriteHourTokens(@Nullable String value) {
        put("cache_write_hour_tokens", value);
    }

    @Option(
            names = "--service-tier",
            paramLabel = "NAME",
            description = "How the call was served, such as batch or fast.")
    void serviceTier(@Nullable String value) {
        put("service_tier", value);
    }

    @Option(names = "--cost-usd", paramLabel = "USD", description = "What the call cost. Default: by the price list.")
    void costUsd(@Nullable String value) {
        put("cost_usd", value);
    }

    @Option(names = "--latency-ms", paramLabel = "MS", description = "How long the call took, in milliseconds.")
    void latencyMs(@Nullable String value) {
        put("latency_ms", value);
    }

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "How the call ended: success, error or timeout. Default: success.")
    void status(@Nullable String value) {
        put("status", value);
    }

    @Option(names = "--error", paramLabel = "TEXT", description = "Why the call failed.")
    void error(@Nullable String value) {
        put("error_message", value);
    }

    @Option(
            names = "--timestamp",
            paramLabel = "TIME",
            description = "When the call ended, as ISO 8601 with a zone. Default: now.")
    void timestamp(@Nullable String value) {
        put("timestamp", value);
    }

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "A key of your own; a call with a known key is not recorded twice.")
    void id(@Nullable String value) {
        put("invocation_id", value);
    }

    private void put(String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }
}
