package org.bunpil.relay.ops;

import java.util.HashSet;
import java.util.Set;

/** Metrics as Prometheus reads them (text format 0.0.4). */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private PrometheusText() {}

    /** Everything of a relay and of its process. */
    static String of(Metrics metrics) {
        StringBuilder out = new StringBuilder(16_384);
        for (Level level : Level.values()) {
            head(out, level.family(), level.help(), "gauge");
            out.append(level.family()).append(' ').append(metrics.value(level)).append('\n');
        }
        for (Count count : Count.values()) {
            head(out, count.family(), count.help(), "counter");
            if (count.label() == null) {
                out.append(count.family())
                        .append(' ')
                        .append(metrics.value(count))
                        .append('\n');
                continue;
            }
            metrics.values(count)
                    .forEach((value, times) -> out.append(count.family())
                            .append('{')
                            .append(count.label())
                            .append("=\"")
                            .append(value)
                            .append("\"} ")
                            .append(times)
                            .append('\n'));
        }
        Set<String> headed = new HashSet<>();
        for (Span span : Span.values()) {
            if (headed.add(span.family())) head(out, span.family(), span.help(), "histogram");
            metrics.histogram(span).write(span.family(), span.label(), out);
        }
        Jvm.write(out);
        return out.toString();
    }

    static void head(StringBuilder out, String family, String help, String type) {
        out.append("# HELP ").append(family).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(family).append(' ').append(type).append('\n');
    }
}
