package org.bunpil.client.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.bunpil.client.host.ClassHost;
import org.bunpil.client.view.BoardSession;
import org.bunpil.sync.Phase;

/** A relay on SQLite and real windows on one board of it. Everything but {@link #onFx} from the test's own thread. */
final class Classroom implements AutoCloseable {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Path folder;
    private ClassHost host;
    private final int port;
    private final List<Program> windows = new ArrayList<>();
    private String code = "";

    Classroom(Path folder) throws IOException, InterruptedException {
        Toolkit.start();
        this.folder = folder;
        this.host = ClassHost.start(folder.resolve("class"), 0, false);
        this.port = host.local().getPort();
    }

    /** The teacher's window, who makes the board. */
    Program teacher(String title, String... more) throws IOException {
        Program teacher = window(
                "teacher",
                "--relay",
                host.local().toString(),
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

    Program pupil(String name, String... more) throws IOException {
        Program pupil = window(
                name, "--relay", host.local().toString(), "--code", code, "--name", name, String.join("\n", more));
        until(name + " is live", () -> live(pupil));
        return pupil;
    }

    /** A window of its own, with any command line. */
    Program window(String home, String... args) throws IOException {
        return windowAt(folder.resolve("home-" + windows.size() + home), args);
    }

    /** The same, with a folder for its files that another run may have left. */
    Program windowAt(Path home, String... args) throws IOException {
        List<String> all = new ArrayList<>();
        for (String arg : args) {
            arg.lines().forEach(all::add);
        }
        all.addAll(List.of("--home", home.toString()));
        if (!(Options.read(all.toArray(String[]::new)) instanceof Options.Reading.Good(Options options))) {
            throw new IOException("bad options " + all);
        }
        Program program = onFx(() -> {
            // At its place from the beginning: a window that is moved is there only a pulse later, and a robot misses
            // it.
            Stage stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            Program made = new Program(options, stage, () -> {});
            made.show();
            return made;
        });
        windows.add(program);
        return program;
    }

    String code() {
        return code;
    }

    Path folder() {
        return folder;
    }

    String relay() {
        return host.local().toString();
    }

    /** The relay is gone. */
    void cut() {
        host.close();
    }

    /** It is back, on the same port with the same boards. */
    void mend() throws IOException {
        host = ClassHost.start(folder.resolve("class"), port, false);
    }

    static BoardSession session(Program program) {
        return Objects.requireNonNull(program.board()).desk().session();
    }

    static boolean live(Program program) {
        return session(program).status().get().phase() == Phase.LIVE;
    }

    static void until(String what, java.util.function.BooleanSupplier holds) throws IOException {
        Pair.until(what, PATIENCE_NANOS, holds);
    }

    static <T> T onFx(java.util.function.Supplier<T> work) {
        return Pair.fromFx(work);
    }

    static void doOnFx(Runnable work) {
        Pair.fromFx(() -> {
            work.run();
            return true;
        });
    }

    /** The node with this id, visible or not; null when there is none. Any thread. */
    static Node node(Program program, String id) {
        return find(program, node -> id.equals(node.getId()));
    }

    /**
     * The first node that is wanted; null when there is none. Any thread. A control has its inner nodes only once it
     * is styled, which a screen just shown waits a pulse for: here it is styled at once.
     */
    static Node find(Program program, Function<Node, Boolean> wanted) {
        if (!Platform.isFxApplicationThread()) {
            return onFx(() -> find(program, wanted));
        }
        Parent root = program.stage().getScene().getRoot();
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
        doOnFx(() -> windows.reversed().forEach(Program::quit));
        host.close();
    }
}
