package org.bunpil.bench.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads another JVM's heap size with the JDK's jcmd. */
final class HeapSize {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private HeapSize() {}

    /** The size of live objects in KiB; a histogram of live objects starts with a garbage collection. */
    static double usedKib(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(text);
        if (!total.find())
            throw new IOException("jcmd failed: " + text.lines().findFirst().orElse(""));
        return Long.parseLong(total.group(1)) / 1024.0;
    }
}
