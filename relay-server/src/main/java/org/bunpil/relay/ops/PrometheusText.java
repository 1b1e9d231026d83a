package org.bunpil.relay.ops;

import java.util.HashSet;
import java.util.Set;

/** Writes metrics in Prometheus' text format 0.0.4. */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private PrometheusText() {}

    /** All metrics of a relay and of its process. */
    static String of(Metrics metrics) {
        StringBuilder out = new StringBuilder(16_384);
        for (Gauge gauge : Gauge.values()) {
            head(out, gauge.family(), gauge.help(), "gauge");
            out.append(gauge.family()).append(' ').append(metrics.value(gauge)).append('\n');
        }
        for (Counter counter : Counter.values()) {
            head(out, counter.family(), counter.help(), "counter");
            if (counter.label() == null) {
                out.append(counter.family())
                        .append(' ')
                        .append(metrics.value(counter))
                        .append('\n');
                continue;
            }
            metrics.values(counter)
                    .forEach((value, times) -> out.append(counter.family())
                            .append('{')
                            .append(counter.label())
                            .append("=\"")
                            .append(value)
                            .append("\"} ")
                            .append(times)
                            .append('\n'));
        }
        Set<String> headed = new HashSet<>();
        for (Timer timer : Timer.values()) {
            if (headed.add(timer.family())) head(out, timer.family(), timer.help(), "histogram");
            metrics.histogram(timer).write(timer.family(), timer.label(), out);
        }
        JvmMetrics.write(out);
        return out.toString();
    }

    static void head(StringBuilder out, String family, String help, String type) {
        out.append("# HELP ").append(family).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(family).append(' ').append(type).append('\n');
    }
}
