package dev.lanecast.server.jetty;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Tells the metrics in a format that the asker takes: that of Prometheus, or OpenMetrics. */
final class MetricsEndpoint implements Endpoint {

    private final PrometheusRegistry registry;
    private final ExpositionFormats formats = ExpositionFormats.init();

    MetricsEndpoint(PrometheusRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Answer answer(Call call) {
        ExpositionFormatWriter writer = formats.findWriter(call.headers().get(HttpHeader.ACCEPT));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(
                200,
                HttpFields.build().put(HttpHeader.CONTENT_TYPE, writer.getContentType()),
                Body.of(text.toByteArray()));
    }
}
