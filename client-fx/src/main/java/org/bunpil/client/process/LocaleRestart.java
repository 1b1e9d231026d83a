package org.bunpil.client.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linux spells file names in the character set of the locale that a program was started with, and Java settles it before the program runs.
 * Where that is ASCII (LANG=C), a home folder with a Korean name cannot be reached at all. The program then takes its own place once more,
 * in the same process, with a character set that can spell every name and the person's language as before.
 */
public final class LocaleRestart {
    private static final Logger LOG = LoggerFactory.getLogger(LocaleRestart.class);
    /** Set when it has been tried, so that it is tried once. */
    private static final String MARK = "BUNPIL_LOCALE";

    private static final String SPELLS_ALL = "C.UTF-8";
    private static final int REPLACE = 1;

    private LocaleRestart() {}

    /** Does not return where it is needed and possible. */
    public static void ifNeeded() {
        String system = System.getProperty("os.name", "");
        String charset = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!system.equals("Linux") || System.getenv(MARK) != null) return;
        if (!isNeeded(charset, System.getProperty("user.home", "."))) return;
        try {
            restart(environment(System.getenv()));
        } catch (Throwable impossible) {
            // It goes on as it is; a folder that cannot be reached is told of later.
            LOG.warn("file names cannot be spelled in {}: {}", charset, impossible.toString());
        }
    }

    /** With ASCII always: whatever ASCII can spell, UTF-8 spells the same. With another old character set only when the home folder needs it. */
    public static boolean isNeeded(String charset, String home) {
        if (!Charset.isSupported(charset)) return true;
        Charset spelled = Charset.forName(charset);
        if (spelled.equals(StandardCharsets.UTF_8)) return false;
        if (spelled.equals(StandardCharsets.US_ASCII)) return true;
        try {
            return !Files.isDirectory(Path.of(home));
        } catch (InvalidPathException unspellable) {
            return true;
        }
    }

    /** What changes in the environment; null: the variable goes. LC_ALL would outweigh LC_CTYPE, so it is given to the language alone. */
    public static Map<String, @Nullable String> environment(Map<String, String> now) {
        Map<String, @Nullable String> changes = new java.util.LinkedHashMap<>();
        changes.put("LC_CTYPE", SPELLS_ALL);
        String all = now.get("LC_ALL");
        if (all != null && !all.isEmpty()) {
            changes.put("LC_ALL", null);
            changes.put("LC_MESSAGES", all);
        }
        changes.put(MARK, SPELLS_ALL);
        return changes;
    }

    private static void restart(Map<String, @Nullable String> changes) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            for (Map.Entry<String, @Nullable String> each : changes.entrySet()) {
                MemorySegment name = arena.allocateFrom(each.getKey());
                String value = each.getValue();
                if (value == null) {
                    int _ = (int) LibC.function("unsetenv", ValueLayout.JAVA_INT, ValueLayout.ADDRESS)
                            .invokeExact(name);
                } else {
                    int _ = (int) LibC.function(
                                    "setenv",
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT)
                            .invokeExact(name, arena.allocateFrom(value), REPLACE);
                }
            }
            MemorySegment arguments = arguments(arena);
            int failed = (int) LibC.function("execv", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS)
                    .invokeExact(arena.allocateFrom("/proc/self/exe"), arguments);
            throw new IOException("execv: " + failed);
        }
    }

    /** The command line byte by byte: as text it could not be spelled either. */
    private static MemorySegment arguments(Arena arena) throws IOException {
        byte[] line = Files.readAllBytes(Path.of("/proc/self/cmdline"));
        MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, line);
        List<MemorySegment> starts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.length; i++) {
            if (line[i] != 0) continue;
            starts.add(bytes.asSlice(start));
            start = i + 1;
        }
        MemorySegment all = arena.allocate(ValueLayout.ADDRESS, starts.size() + 1L);
        for (int i = 0; i < starts.size(); i++) all.setAtIndex(ValueLayout.ADDRESS, i, starts.get(i));
        all.setAtIndex(ValueLayout.ADDRESS, starts.size(), MemorySegment.NULL);
        return all;
    }
}
