package org.bunpil.bench.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process's CPU time and memory, from the kernel (Linux). */
final class ProcessUsage {
    /** USER_HZ, the same on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final double KIB_PER_MIB = 1024;

    private ProcessUsage() {}

    /** CPU seconds that the process has used, user and system; 0 when not known. */
    static double cpuSeconds(long pid) throws IOException {
        if (pid == 0) return 0;
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
    }

    /** CPU seconds that all processes of this computer have used. */
    static double cpuSecondsOfAll() throws IOException {
        String[] fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().split("\\s+");
        // The fields: user, nice, system, then idle and iowait, then interrupts.
        long ticks = 0;
        for (int i : new int[] {1, 2, 3, 6, 7}) ticks += Long.parseLong(fields[i]);
        return ticks / TICKS_PER_SECOND;
    }

    /** Resident memory of the process in MiB; 0 when not known. */
    static double residentMib(long pid) throws IOException {
        if (pid == 0) return 0;
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        for (String line : lines) {
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
        }
        return 0;
    }
}
