package org.bunpil.client.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.bunpil.client.demo.DemoWindows;
import org.bunpil.client.hosting.EmbeddedRelay;
import org.bunpil.client.nearby.NearbyClasses;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;

/** A relay on SQLite and real windows on one of its boards. Everything but {@link #onFx} is called on the test's thread. */
public final class Classroom implements AutoCloseable {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Path folder;
    private EmbeddedRelay relay;
    private final int port;
    private final List<AppWindow> windows = new ArrayList<>();
    private String code = "";
    private @Nullable Supplier<NearbyClasses> nearby;

    public Classroom(Path folder) throws IOException, InterruptedException {
        FxToolkit.start();
        this.folder = folder;
        this.relay = EmbeddedRelay.start(folder.resolve("class"), 0, false);
        this.port = relay.local().getPort();
    }

    /** The teacher's window, which creates the board. */
    public AppWindow teacher(String title, String... more) throws IOException {
        AppWindow teacher = window(
                "teacher",
                "--relay",
                relay.local().toString(),
                "--user",
                "host",
                "--key-file",
                folder.resolve("class").resolve("host.key").toString(),
                "--create",
                "--title",
                title,
                "--name",
                "Ms Park",
                String.join("\n", more));
        until(
                "the teacher is live",
                () -> live(teacher) && !session(teacher).joinCode().get().isEmpty());
        code = onFx(() -> session(teacher).joinCode().get());
        return teacher;
    }

    public AppWindow pupil(String name, String... more) throws IOException {
        AppWindow pupil = window(
                name, "--relay", relay.local().toString(), "--code", code, "--name", name, String.join("\n", more));
        until(name + " is live", () -> live(pupil));
        return pupil;
    }

    /** A separate window, with any command line. */
    AppWindow window(String home, String... args) throws IOException {
        // Not every locale can spell every name.
        String spelt = home.chars().allMatch(c -> c < 128) ? home : "";
        return windowAt(folder.resolve("home-" + windows.size() + spelt), args);
    }

    /** The same, with a data folder that another run may have left. */
    AppWindow windowAt(Path home, String... args) throws IOException {
        List<String> all = new ArrayList<>();
        for (String arg : args) {
            arg.lines().forEach(all::add);
        }
        all.addAll(List.of("--home", home.toString()));
        if (!(LaunchOptions.read(all.toArray(String[]::new))
                instanceof LaunchOptions.Reading.Good(LaunchOptions options))) {
            throw new IOException("bad options " + all);
        }
        AppWindow window = onFx(() -> {
            // Placed before it is shown: a moved window arrives only a pulse later, and a robot would miss it.
            Stage stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            AppWindow made = new AppWindow(options, stage, () -> {});
            if (nearby != null) made.useNearby(nearby.get());
            made.show();
            return made;
        });
        windows.add(window);
        return window;
    }

    /** Windows made from now on find classes, and announce theirs. */
    void findNearby(Supplier<NearbyClasses> each) {
        nearby = each;
    }

    String code() {
        return code;
    }

    Path folder() {
        return folder;
    }

    String relay() {
        return relay.local().toString();
    }

    /** Stops the relay. */
    void cut() {
        relay.close();
    }

    /** Starts the relay again, on the same port with the same boards. */
    void restoreRelay() throws IOException {
        relay = EmbeddedRelay.start(folder.resolve("class"), port, false);
    }

    public static BoardSession session(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context().session();
    }

    static boolean live(AppWindow window) {
        return session(window).status().get().phase() == SyncPhase.LIVE;
    }

    /** Closes the panel with the code, which opens by itself when a class begins. */
    static void closeJoinCode(AppWindow teacher) throws IOException {
        until("the code is shown", () -> node(teacher, "code-dialog") != null);
        doOnFx(() -> ((ModalDialog) Objects.requireNonNull(node(teacher, "code-dialog"))).close());
    }

    public static void until(String what, java.util.function.BooleanSupplier holds) throws IOException {
        DemoWindows.until(what, PATIENCE_NANOS, holds);
    }

    public static <T> T onFx(Supplier<T> work) {
        return DemoWindows.fromFx(work);
    }

    public static void doOnFx(Runnable work) {
        DemoWindows.fromFx(() -> {
            work.run();
            return true;
        });
    }

    /** The node with this id, visible or not; null when there is none. Any thread. */
    static Node node(AppWindow window, String id) {
        return find(window, node -> id.equals(node.getId()));
    }

    /**
     * The first node that matches; null when there is none. Any thread. A control has its inner nodes only after CSS was applied, which on
     * a new screen happens with the next pulse; so CSS is applied here.
     */
    static Node find(AppWindow window, Function<Node, Boolean> wanted) {
        if (!Platform.isFxApplicationThread()) {
            return onFx(() -> find(window, wanted));
        }
        Parent root = window.stage().getScene().getRoot();
        root.applyCss();
        return search(root, wanted);
    }

    private static Node search(Node from, Function<Node, Boolean> wanted) {
        if (wanted.apply(from)) {
            return from;
        }
        if (from instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = search(child, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        doOnFx(() -> windows.reversed().forEach(AppWindow::quit));
        relay.close();
    }

    /** The number of elements on the board. */
    static int count(AppWindow window) {
        return onFx(() -> session(window).view().elements().size());
    }

    /** The text of a label or button. */
    static String words(AppWindow window, String id) {
        return onFx(() -> ((Labeled) Objects.requireNonNull(node(window, id))).getText());
    }

    /** Types into a field. */
    static void write(AppWindow window, String id, String text) {
        doOnFx(() -> ((TextField) Objects.requireNonNull(node(window, id))).setText(text));
    }
}
