package org.bunpil.client.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bunpil.client.link.KnownRelays;
import org.bunpil.client.store.PolicyFile;
import org.bunpil.client.store.PrivateFiles;
import org.bunpil.client.ui.BarSide;
import org.bunpil.client.ui.Preference;
import org.bunpil.client.ui.Preferences;
import org.bunpil.client.ui.start.StartModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app's settings for one person, in one small file that only its owner may read. Changes are collected and written a little later on a
 * thread of this class.
 */
final class AppSettings implements AutoCloseable, KnownRelays, Preferences {
    private static final Logger LOG = LoggerFactory.getLogger(AppSettings.class);
    private static final long WRITE_AFTER_MILLIS = 400;
    private static final long CLOSE_WAIT_SECONDS = 3;
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_RECENT = 8;
    private static final int MOST_KNOWN = 200;
    private static final int MOST_ACTIONS = 6;
    private static final int MOST_FILES = 10;
    private static final String KNOWN = "certificate.";

    private final Path file;
    private final Properties values = new Properties();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("settings").daemon().factory());
    private final Properties policy = PolicyFile.read();
    private BarSide usualSide = BarSide.MIDDLE;
    private Runnable preferenceChanged = () -> {};
    private boolean scheduled;
    private @Nullable IOException unusable;

    private AppSettings(Path file) {
        this.file = file;
    }

    /**
     * A board in the list that earlier versions kept here.
     *
     * @param relay address of its relay; empty when this app hosted the board
     * @param code join code used to join, or empty
     * @param onNetwork for a hosted board: whether other computers on the network could join
     */
    record RecentBoard(String board, String title, String relay, String code, boolean onNetwork) {}

    /** Reads the file. An unreadable file is renamed, and the settings start empty. */
    static AppSettings open(Path folder) {
        AppSettings settings = new AppSettings(folder.resolve("settings.properties"));
        try {
            PrivateFiles.createFolder(folder);
            if (!Files.exists(settings.file)) settings.begin();
            else if (Files.size(settings.file) <= MOST_BYTES)
                settings.values.load(new StringReader(Files.readString(settings.file)));
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("settings cannot be read, starting with none: {}", unreadable.getMessage());
            if (!Files.isDirectory(folder) && unreadable instanceof IOException failed) settings.unusable = failed;
            settings.values.clear();
            settings.putAside();
        }
        return settings;
    }

    /** The first start: shows at once whether anything can be kept on this computer. */
    private void begin() {
        try {
            PrivateFiles.replace(file, content().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            LOG.warn("nothing can be kept: {}", failed.getMessage());
            unusable = failed;
        }
    }

    /** Why nothing can be kept on this computer, or null. */
    @Nullable
    IOException unusable() {
        return unusable;
    }

    private void putAside() {
        try {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            LOG.warn("they are not put aside: {}", stays.getMessage());
        }
    }

    @Nullable
    synchronized String text(String key) {
        return policy.getProperty(key, values.getProperty(key));
    }

    synchronized String text(String key, String otherwise) {
        return policy.getProperty(key, values.getProperty(key, otherwise));
    }

    synchronized void put(String key, String value) {
        if (!isLocked(key) && !value.equals(values.getProperty(key))) {
            values.setProperty(key, value);
            schedule();
        }
    }

    /** @param usual side of the bars while nobody has chosen one. @param changed runs after the person has changed a preference */
    void onPreference(BarSide usual, Runnable changed) {
        usualSide = usual;
        preferenceChanged = changed;
    }

    @Override
    public boolean isLocked(String key) {
        return policy.containsKey(key);
    }

    @Override
    public String projector() {
        return text("projector", "");
    }

    @Override
    public void projector(String screen) {
        put("projector", screen);
    }

    @Override
    public boolean is(Preference preference) {
        return Boolean.parseBoolean(text(preference.key(), Boolean.toString(preference.usual())));
    }

    @Override
    public void set(Preference preference, boolean on) {
        put(preference.key(), Boolean.toString(on));
        preferenceChanged.run();
    }

    @Override
    public BarSide barSide() {
        BarSide chosen = BarSide.named(text(BARS, ""));
        return chosen == null ? usualSide : chosen;
    }

    @Override
    public void barSide(BarSide side) {
        put(BARS, side.text());
        preferenceChanged.run();
    }

    @Override
    @Nullable
    public synchronized String sha256(String place) {
        return values.getProperty(KNOWN + place);
    }

    @Override
    public synchronized void remember(String place, String sha256) {
        List<String> known = values.stringPropertyNames().stream()
                .filter(key -> key.startsWith(KNOWN))
                .toList();
        if (known.size() >= MOST_KNOWN) {
            values.remove(known.getFirst());
        }
        put(KNOWN + place, sha256);
    }

    /** The server where a class was last started. The key is "" unless the person chose to have it remembered. */
    synchronized StartModel.RelayAccount relayAccount() {
        String key = text("server.key", "");
        return new StartModel.RelayAccount(text("server.address", ""), text("server.user", ""), key, !key.isEmpty());
    }

    synchronized void remember(StartModel.RelayAccount relayAccount) {
        put("server.address", relayAccount.address());
        put("server.user", relayAccount.user());
        // Only the file's owner can read it; but a classroom computer often has one account for everybody.
        put("server.key", relayAccount.remembered() ? relayAccount.key() : "");
    }

    /** What an earlier version listed, the newest first. */
    synchronized List<RecentBoard> recent() {
        List<RecentBoard> all = new ArrayList<>();
        for (int i = 0; i < MOST_RECENT; i++) {
            String board = values.getProperty(key(i, "board"));
            if (board != null) {
                all.add(new RecentBoard(
                        board,
                        text(key(i, "title"), ""),
                        text(key(i, "relay"), ""),
                        text(key(i, "code"), ""),
                        Boolean.parseBoolean(text(key(i, "network"), "false"))));
            }
        }
        return all;
    }

    /** The library lists these boards now. */
    synchronized void forgetRecent() {
        if (values.keySet().removeIf(key -> key.toString().startsWith("recent."))) schedule();
    }

    /** Ids of the actions last run from the command palette, the latest first. */
    synchronized List<String> recentActions() {
        return Stream.of(text("actions", "").split(" ", -1))
                .filter(id -> !id.isEmpty())
                .limit(MOST_ACTIONS)
                .toList();
    }

    /** Moves an action to the front. @param id without spaces */
    synchronized void used(String id) {
        List<String> all = new ArrayList<>(recentActions());
        all.remove(id);
        all.addFirst(id);
        put("actions", String.join(" ", all.subList(0, Math.min(MOST_ACTIONS, all.size()))));
    }

    /** The files opened or saved last, the latest first. */
    synchronized List<Path> recentFiles() {
        List<Path> files = new ArrayList<>();
        for (String each : text("files.recent", "").split("\n", -1)) {
            try {
                if (!each.isEmpty() && files.size() < MOST_FILES) files.add(Path.of(each));
            } catch (InvalidPathException edited) {
                LOG.debug("no path: {}", edited.getMessage());
            }
        }
        return files;
    }

    /** Moves a file to the front. */
    synchronized void usedFile(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        List<Path> all = new ArrayList<>(recentFiles());
        all.remove(whole);
        all.addFirst(whole);
        put("files.recent", all.stream().limit(MOST_FILES).map(Path::toString).collect(Collectors.joining("\n")));
    }

    private static String key(int index, String part) {
        return "recent." + index + "." + part;
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            var _ = writer.schedule(this::save, WRITE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void save() {
        try {
            PrivateFiles.replace(file, content().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            LOG.warn("settings cannot be saved: {}", failed.getMessage());
        }
    }

    private synchronized String content() throws IOException {
        scheduled = false;
        StringWriter text = new StringWriter();
        values.store(text, "Bunpil");
        return text.toString();
    }

    /** Writes pending changes. */
    @Override
    public void close() {
        boolean unwritten;
        synchronized (this) {
            unwritten = scheduled;
        }
        if (unwritten) {
            writer.execute(this::save);
        }
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("settings not saved in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
