package org.bunpil.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the lines {@code name=value} of a settings file as people write them, on Windows too: with a byte order mark, any line ends, and
 * backslashes in paths.
 */
final class SettingsFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private SettingsFile() {}

    static Map<String, String> read(Path path) throws StartupException {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> lines = lines(path);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (i == 0 && line.startsWith(BYTE_ORDER_MARK))
                line = line.substring(1).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) continue;
            int equals = line.indexOf('=');
            if (equals < 1)
                throw new StartupException("Line " + (i + 1) + " of the settings file " + path + " is not name=value.");
            String name = line.substring(0, equals).strip();
            if (settings.put(name, unescaped(line.substring(equals + 1).strip())) != null)
                throw new StartupException("The settings file " + path + " has the setting " + name + " twice.");
        }
        return settings;
    }

    private static List<String> lines(Path path) throws StartupException {
        try {
            if (Files.size(path) > MAX_BYTES)
                throw new StartupException("The settings file " + path + " is too large.");
            return Files.readAllLines(path);
        } catch (IOException unreadable) {
            throw new StartupException("The settings file " + path + " cannot be read.", unreadable);
        }
    }

    /** Programs that write Java's properties escape these; a backslash before anything else is part of a path. */
    private static String unescaped(String value) {
        return value.replaceAll("\\\\([\\\\:=#!])", "$1");
    }
}
