package dev.lanecast.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * What a page holds in memory after garbage collection.
 *
 * @param heap JavaScript objects, in bytes
 * @param nodes of the DOM, in the document or not
 * @param listeners to events
 */
record PageMemory(double heap, long nodes, long listeners) {

    static PageMemory of(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Performance.enable");
        session.send("HeapProfiler.collectGarbage");
        double heap = session.send("Runtime.getHeapUsage").get("usedSize").getAsDouble();
        JsonObject metrics = session.send("Performance.getMetrics");
        session.detach();
        return new PageMemory(heap, metric(metrics, "Nodes"), metric(metrics, "JSEventListeners"));
    }

    private static long metric(JsonObject metrics, String name) {
        for (JsonElement metric : metrics.getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
                return metric.getAsJsonObject().get("value").getAsLong();
            }
        }
        throw new IllegalStateException("The browser has no metric [" + name + "]");
    }
}
