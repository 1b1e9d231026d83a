package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.count;
import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.find;
import static org.bunpil.client.app.Classroom.live;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.words;
import static org.bunpil.client.app.Classroom.write;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.jspecify.annotations.Nullable;

/** The app in a process of its own with the locale of another computer. Prints what a lesson there comes to. */
public final class AnyLocaleApp {
    private AnyLocaleApp() {}

    /** @param args the working folder, and the code of each digit that the keyboard writes */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        StringBuilder codes = new StringBuilder();
        for (String code : List.of(args).subList(1, args.length)) codes.append((char) Integer.parseInt(code));
        String digits = codes.toString();
        say("numbers " + String.format(Locale.getDefault(), "%d", 1907));
        try (Classroom room = new Classroom(folder.resolve("room"))) {
            Path home = folder.resolve("home");
            AppWindow teacher = room.windowAt(home, "--size", "1280x720");
            say("start " + words(teacher, "start.class.do"));
            write(teacher, "start.name", "Ms Park");
            write(teacher, "start.class.title", "Fractions");
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("start.class.do");
            until("the class is open", () -> teacher.openedBoard() != null && live(teacher));
            Classroom.closeJoinCode(teacher);
            user.take(ToolKind.PEN);
            user.draw(300, 300, 420, 320);
            user.take(ToolKind.TEXT);
            user.click(500, 300);
            user.write("1907 ٧");
            until("a line and a text", () -> count(teacher) == 2);

            until("there is a code", () -> !session(teacher).joinCode().get().isEmpty());
            String code = onFx(() -> session(teacher).joinCode().get());
            int port = onFx(() -> Objects.requireNonNull(teacher.openedBoard())
                    .request()
                    .relays()
                    .getFirst()
                    .getPort());
            say("code " + (code.matches("[2-9A-Z]{4}-[2-9A-Z]{4}") ? "as everywhere" : code));
            AppWindow pupil = room.window("pupil");
            write(pupil, "start.name", "Mina");
            write(pupil, "start.join.code", typed(code, digits));
            write(pupil, "start.join.address", typed("127.0.0.1:" + port, digits));
            ScriptedUser.withoutPauses(pupil).press("start.join.do");
            until("the pupil is in", () -> pupil.openedBoard() != null && live(pupil));
            until("the pupil sees it", () -> count(pupil) == 2);
            say("joined " + onFx(() -> session(teacher).roster().get().entries().size()));
            doOnFx(pupil::leave);
            doOnFx(teacher::leave);

            until("the board is listed", () -> date(teacher) != null);
            // The clock is not part of it.
            String date = Objects.requireNonNull(date(teacher))
                    .replaceAll("[0-9]+", "9")
                    .replaceAll("[\\h,]+", " ");
            say("listed " + date.replaceAll("[AP]M", "AM").replace("yesterday", "today"));
            doOnFx(() -> ((Button) Objects.requireNonNull(find(
                            teacher,
                            each -> each instanceof Button button && "Fractions".equals(button.getAccessibleText()))))
                    .fire());
            until("it is open again", () -> teacher.openedBoard() != null && live(teacher));
            say("again " + count(teacher));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            say("names "
                    + (files.allMatch(each -> each.toString().chars().allMatch(c -> c < 128)) ? "ASCII" : "other"));
        }
        System.exit(0);
    }

    private static @Nullable String date(AppWindow window) {
        Node found = find(window, each -> each.getStyleClass().contains("board-date"));
        return found == null ? null : onFx(((Label) found)::getText);
    }

    /** As somebody with these digits on the keyboard types it. */
    private static String typed(String text, String digits) {
        StringBuilder typed = new StringBuilder();
        text.chars().forEach(c -> typed.append(c >= '0' && c <= '9' ? digits.charAt(c - '0') : (char) c));
        return typed.toString();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
