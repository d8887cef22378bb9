package dev.lanecast.cli;

import dev.lanecast.cli.bench.Figure;
import dev.lanecast.cli.bench.Load;
import dev.lanecast.cli.bench.Sample;
import dev.lanecast.core.Version;
import dev.lanecast.core.wire.FieldWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one benchmark measured.
 *
 * @param name of the benchmark
 */
record Measurements(String name, Load load, List<Figure> figures) {

    private static final MathContext DIGITS = new MathContext(4);

    static void write(List<Measurements> all, FieldWriter out) {
        out.startObject();
        out.field("version", Version.current());
        out.field("java", System.getProperty("java.version"));
        out.field("processors", Runtime.getRuntime().availableProcessors());
        out.name("benchmarks");
        out.startArray();
        all.forEach(one -> one.write(out));
        out.endArray();
        out.endObject();
    }

    private void write(FieldWriter out) {
        out.startObject();
        out.field("name", name);
        out.field("files", load.files());
        out.field("changes", load.changes());
        out.field("seed", load.seed());
        out.name("figures");
        out.startArray();
        figures.forEach(figure -> write(figure, out));
        out.endArray();
        out.endObject();
    }

    private static void write(Figure figure, FieldWriter out) {
        Sample sample = figure.sample();
        out.startObject();
        out.field("name", figure.name());
        out.field("unit", figure.unit());
        out.field("count", sample.count());
        out.field("p50", digits(sample.median()));
        out.field("p95", digits(sample.percentile(95)));
        out.field("p99", digits(sample.percentile(99)));
        out.field("max", digits(sample.max()));
        out.field("ratio", digits(figure.ratio()));
        out.endObject();
    }

    private static @Nullable BigDecimal digits(@Nullable Double value) {
        return value == null ? null : new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    }
}
