package org.bunpil.relay.ops;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;

/** Metrics of the process, named as in Prometheus' own Java client, so that existing dashboards work. */
final class JvmMetrics {
    private static final Path MEMORY = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private JvmMetrics() {}

    static void write(StringBuilder out) {
        gauge(
                out,
                "process_start_time_seconds",
                "Start, in seconds since 1970.",
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            PrometheusText.head(out, "process_cpu_seconds_total", "CPU time used.", "counter");
            out.append("process_cpu_seconds_total ")
                    .append(system.getProcessCpuTime() / 1e9)
                    .append('\n');
            if (system instanceof UnixOperatingSystemMXBean unix) {
                gauge(out, "process_open_fds", "Open file descriptors.", unix.getOpenFileDescriptorCount());
                gauge(out, "process_max_fds", "File descriptors it may open.", unix.getMaxFileDescriptorCount());
            }
        }
        long resident = residentBytes();
        if (resident > 0) gauge(out, "process_resident_memory_bytes", "Memory of the process.", resident);
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        PrometheusText.head(out, "jvm_memory_used_bytes", "Memory in use.", "gauge");
        area(out, "jvm_memory_used_bytes", "heap", heap.getUsed());
        area(out, "jvm_memory_used_bytes", "nonheap", other.getUsed());
        PrometheusText.head(out, "jvm_memory_max_bytes", "Memory that may be used; -1 without bound.", "gauge");
        area(out, "jvm_memory_max_bytes", "heap", heap.getMax());
        area(out, "jvm_memory_max_bytes", "nonheap", other.getMax());
        PrometheusText.head(out, "jvm_gc_collection_seconds", "Time spent collecting garbage.", "summary");
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            String label = "{gc=\"" + gc.getName() + "\"} ";
            out.append("jvm_gc_collection_seconds_count")
                    .append(label)
                    .append(gc.getCollectionCount())
                    .append('\n');
            out.append("jvm_gc_collection_seconds_sum")
                    .append(label)
                    .append(gc.getCollectionTime() / 1e3)
                    .append('\n');
        }
        gauge(
                out,
                "jvm_threads_current",
                "Platform threads; lanes are virtual and not among them.",
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static void gauge(StringBuilder out, String name, String help, Number value) {
        PrometheusText.head(out, name, help, "gauge");
        out.append(name).append(' ').append(value).append('\n');
    }

    private static void area(StringBuilder out, String name, String area, long value) {
        out.append(name)
                .append("{area=\"")
                .append(area)
                .append("\"} ")
                .append(value)
                .append('\n');
    }

    /** The resident memory; 0 where the system does not report it. */
    private static long residentBytes() {
        if (!Files.isReadable(MEMORY)) return 0;
        try {
            for (String line : Files.readAllLines(MEMORY)) {
                if (!line.startsWith(RESIDENT)) continue;
                return Long.parseLong(line.substring(RESIDENT.length(), line.length() - 2)
                                .strip())
                        << 10;
            }
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
        return 0;
    }
}
