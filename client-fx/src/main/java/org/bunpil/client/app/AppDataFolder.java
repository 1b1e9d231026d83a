package org.bunpil.client.app;

import java.nio.file.Path;
import java.util.Locale;

/** Where the app keeps its files on each system. */
final class AppDataFolder {
    private AppDataFolder() {}

    static Path usual() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            String appData = System.getenv("APPDATA");
            return Path.of(appData == null ? home : appData, "Bunpil");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Bunpil");
        }
        String data = System.getenv("XDG_DATA_HOME");
        return data == null || data.isEmpty() ? Path.of(home, ".local", "share", "bunpil") : Path.of(data, "bunpil");
    }
}
