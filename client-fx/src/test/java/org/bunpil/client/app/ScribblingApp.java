package org.bunpil.client.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.bunpil.client.demo.DemoWindows;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.session.BoardSession;
import org.bunpil.model.Element;
import org.bunpil.model.Sample;
import org.bunpil.model.Stroke;
import org.bunpil.sync.SyncStatus;

/**
 * The app in its own process, which a test kills. It has its window, its files and its socket, and draws zigzag lines below each other,
 * each beginning at its own height. Prints each movement to standard output once the window has handled it.
 */
public final class ScribblingApp {
    /** Where lines begin, pixels. */
    static final int LEFT = 200;
    /** Distance between the beginnings of lines, 1/8 board pixel. */
    static final int APART = 96;

    /** As the number of the first line: writes a text and leaves it open. */
    static final int WRITE = -2;

    static final String TEXT = "three quarters of it";

    private static final int TOP = 90;
    private static final int RIGHT = 340;
    private static final int LEG = 10;
    /** High enough that a slowly drawn line is not straightened. */
    private static final int RISE = 30;

    private ScribblingApp() {}

    /** @param args number of the first line, or -1 to draw nothing; then the app's own arguments */
    public static void main(String[] args) throws Exception {
        int from = Integer.parseInt(args[0]);
        if (!(LaunchOptions.read(Arrays.copyOfRange(args, 1, args.length))
                instanceof LaunchOptions.Reading.Good(LaunchOptions options)))
            throw new IllegalArgumentException("bad options");
        CountDownLatch shown = new CountDownLatch(1);
        AppWindow[] window = new AppWindow[1];
        Platform.startup(() -> {
            window[0] = new AppWindow(options, new Stage(), Platform::exit);
            window[0].show();
            shown.countDown();
        });
        shown.await();
        BoardSession session = Classroom.session(window[0]);
        DemoWindows.fromFx(() -> {
            lines(session).forEach(ScribblingApp::say);
            say("title " + session.title().get());
            say("shown");
            tell(session.status().get());
            session.status().addListener((observable, before, now) -> tell(now));
            return true;
        });
        if (from == -1) return;
        Classroom.until("the board is there", () -> !session.view().pages().isEmpty());
        if (from == WRITE) {
            write(window[0]);
            return;
        }
        ScriptedUser scriptedUser = ScriptedUser.atHumanPace(window[0]);
        for (int line = from; ; line++) {
            double y = TOP + line * APART / 8.0;
            scriptedUser.down(LEFT, y);
            for (int x = LEFT + LEG; x <= RIGHT; x += LEG) {
                scriptedUser.to(x, x / LEG % 2 == 0 ? y : y + RISE);
                say("point " + line + " " + x);
            }
            scriptedUser.up();
            say("line " + line);
        }
    }

    private static void write(AppWindow window) throws Exception {
        Classroom.until("the board was saved", () -> Classroom.live(window));
        Classroom.doOnFx(() -> window.openedBoard().context().editor().use(ToolKind.TEXT));
        ScriptedUser.withoutPauses(window).click(300, 300);
        Classroom.until("a text is open", () -> area(window) != null);
        Classroom.doOnFx(() -> area(window).setText(TEXT));
        say("typed");
    }

    private static TextArea area(AppWindow window) {
        return (TextArea) window.openedBoard().context().canvas().lookup(".writing-area");
    }

    /** The strokes on the board, one text each: where it begins, 1/8 board pixel, and its width in pixels. */
    static List<String> lines(BoardSession session) {
        List<String> lines = new ArrayList<>();
        for (Element element : session.view().elements()) {
            if (!(element instanceof Stroke stroke)) continue;
            int width = 0;
            for (Sample sample : stroke.points().samples()) width = Math.max(width, sample.x());
            lines.add("stroke " + stroke.at().y() + " " + width / 8);
        }
        return lines;
    }

    private static void tell(SyncStatus status) {
        say("status " + status.phase() + " " + status.unsaved());
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
