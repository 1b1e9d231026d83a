package org.bunpil.client.store;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a school has chosen for all its computers: the same lines as in a person's settings file, which they override. Only administrators
 * can write where it lies.
 */
public final class PolicyFile {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyFile.class);
    /** Says where the file is, instead of the system's usual place. */
    public static final String PLACE = "bunpil.policy";

    /** What a school may decide; nobody's boards, keys or pens. */
    public static final List<String> KEYS = List.of("name", "language", "theme", "bars", "keyboard", "large");

    private static final long MOST_BYTES = 64 << 10;

    private PolicyFile() {}

    /** The lines that are known; none where there is no file, or one that cannot be read. */
    public static Properties read() {
        Properties policy = new Properties();
        Path file = place();
        try {
            if (!Files.isRegularFile(file)) return policy;
            if (Files.size(file) > MOST_BYTES) throw new IOException("too large");
            policy.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            for (String key : policy.stringPropertyNames()) {
                if (KEYS.contains(key)) continue;
                LOG.warn("{}: \"{}\" is not known and does nothing", file, key);
                policy.remove(key);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("{} cannot be read and does nothing: {}", file, unreadable.getMessage());
            policy.clear();
        }
        return policy;
    }

    private static Path place() {
        String said = System.getProperty(PLACE);
        if (said != null) return Path.of(said);
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String data = System.getenv("ProgramData");
            return Path.of(data == null ? "C:\\ProgramData" : data, "Bunpil", "policy.properties");
        }
        return system.startsWith("mac")
                ? Path.of("/Library/Application Support/Bunpil/policy.properties")
                : Path.of("/etc/bunpil/policy.properties");
    }
}
