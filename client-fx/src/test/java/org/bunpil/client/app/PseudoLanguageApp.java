package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.find;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.i18n.Messages;

/** The app in its own process, with one more catalog on the class path. Prints what a person sees of that language. */
public final class PseudoLanguageApp {
    private PseudoLanguageApp() {}

    /** @param args the working folder */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        say("languages "
                + Messages.LANGUAGES.stream().map(Locale::toLanguageTag).toList());
        try (Classroom room = new Classroom(folder)) {
            AppWindow start = room.window("start", "--lang", "en");
            say("start " + languages(start));
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(teacher);
            scriptedUser.press("menu");
            say("menu " + languages(teacher));
            scriptedUser.press("menu.language.xx");
            say("freeze " + onFx(() -> ((Button) Objects.requireNonNull(node(teacher, "freeze"))).getText()));
            onFx(() -> {
                teacher.openedBoard()
                        .context()
                        .canvas()
                        .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.K, false, true, false, false));
                ((TextField) Objects.requireNonNull(node(teacher, "palette-field"))).setText("pšéúdó");
                return true;
            });
            say("palette "
                    + onFx(() -> Objects.requireNonNull(find(
                                    teacher,
                                    each -> each instanceof ListCell<?> cell
                                            && cell.getIndex() == 0
                                            && !cell.isEmpty()))
                            .getAccessibleText()));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.endsWith("settings.properties")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("language="))
                        .forEach(line -> say("saved " + line.substring("language=".length())));
            }
        }
        System.exit(0);
    }

    /** Texts of the buttons that change the language. */
    private static String languages(AppWindow window) {
        return Messages.LANGUAGES.stream()
                .map(language -> onFx(() -> ((Button)
                                Objects.requireNonNull(node(window, "menu.language." + language.toLanguageTag())))
                        .getText()))
                .collect(Collectors.joining(" "));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
