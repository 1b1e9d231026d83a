package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Screenshots of the strip with the pages, for people to look at. */
class PageScreenshotsTest {
    private static final double TARGET = 44;
    private static final List<String> TITLES =
            List.of("Warm-up", "분수의 덧셈", "", "Adding fractions with unlike denominators", "숙제", "", "3-2 Science");

    @TempDir
    Path folder;

    private static Editor editor(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context().editor();
    }

    private static void fill(AppWindow window, int count) {
        doOnFx(() -> {
            Editor editor = editor(window);
            Random random = new Random(5);
            for (int i = 0; i < count; i++) {
                if (i > 0) editor.pages().add();
                String page = editor.page();
                editor.pages().rename(page, TITLES.get(i % TITLES.size()));
                editor.pages().background(Background.values()[i % Background.values().length]);
                List<Op> ops = new ArrayList<>();
                for (int n = 0; n < 6; n++) {
                    Point at = new Point(400 + random.nextInt(8000), 400 + random.nextInt(4000));
                    Style style = Style.DEFAULT
                            .withColor(Palette.values()[random.nextInt(Palette.values().length)].rgb())
                            .withWidth(48);
                    CommonProperties common = new CommonProperties(editor.newId(), page, 0, at, 0, style, null, false);
                    ops.add(new Op.Add(
                            switch (n) {
                                case 0 -> new Note(common, "분모를 먼저 같게 해요", new Size(1600, 1200), 0);
                                case 1 -> new Text(common, "3/4 + 1/2 = ?", new Size(2400, 400), 0);
                                default ->
                                    new Shape(
                                            common,
                                            ShapeForm.values()[random.nextInt(ShapeForm.values().length)],
                                            new Size(800 + random.nextInt(1600), 800),
                                            0);
                            }));
                }
                editor.perform(ops);
            }
            editor.pages().show(editor.pages().all().get(Math.min(2, count - 1)).id());
        });
    }

    /** Waits until every page in sight has its thumbnail. */
    private static void painted(AppWindow window) throws Exception {
        until(
                "the thumbnails are painted",
                () -> onFx(() -> {
                    var root = window.stage().getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    var cells = root.lookupAll(".page-frame");
                    return !cells.isEmpty()
                            && cells.stream()
                                    .allMatch(frame ->
                                            frame.lookup(".image-view") instanceof javafx.scene.image.ImageView view
                                                    && view.getImage() != null);
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "light,en,1366x768,1",
        "dark,ko,1366x768,1",
        "light,ko,1366x768,8",
        "dark,en,1366x768,8",
        "light,en,1920x1080,8",
        "dark,ko,1920x1080,200",
        "light,ko,1366x768,200",
        "light,en,800x560,8"
    })
    void theStrip(String theme, String language, String size, int count) throws Exception {
        String look = "pages-" + theme + "-" + language + "-" + size + "-" + count;
        String[] looks = {"--theme", theme, "--lang", language, "--size", size};
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", looks);
            fill(teacher, count);
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("page-number");
            painted(teacher);
            ScreenshotsTest.check(teacher, look + "-teacher", TARGET);
            Node cell = Objects.requireNonNull(Classroom.find(
                    teacher,
                    each -> each.getPseudoClassStates().stream()
                                    .anyMatch(
                                            state -> state.getPseudoClassName().equals("current"))
                            && each.getStyleClass().contains("page-cell")));
            doOnFx(() -> {
                Bounds at = cell.localToScene(cell.getLayoutBounds());
                Event.fireEvent(
                        cell,
                        new ContextMenuEvent(
                                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                                at.getCenterX(),
                                at.getCenterY(),
                                at.getCenterX(),
                                at.getCenterY(),
                                false,
                                null));
            });
            ScreenshotsTest.check(teacher, look + "-menu", TARGET);
            user.press("action.page_rename");
            ScreenshotsTest.check(teacher, look + "-rename", TARGET);
            user.press("dialog.cancel");
            if (count > 1) {
                doOnFx(() -> editor(teacher).pages().previous());
                AppWindow pupil = room.pupil("김민수", looks);
                until(
                        "the pages are there",
                        () -> onFx(() -> editor(pupil).pages().all().size()) == count);
                doOnFx(() -> editor(pupil)
                        .pages()
                        .show(editor(pupil).pages().all().get(1).id()));
                ScriptedUser.withoutPauses(pupil).press("page-number");
                painted(pupil);
                until(
                        "the teacher is marked",
                        () -> Classroom.find(pupil, each -> each.getStyleClass().contains("page-teacher")) != null);
                ScreenshotsTest.check(pupil, look + "-pupil", TARGET);
            }
        }
    }

    @Test
    void kioskAndPresenting() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("분수의 덧셈", "--lang", "ko", "--size", "1366x768");
            fill(teacher, 8);
            ScriptedUser.withoutPauses(teacher).press("present");
            ScreenshotsTest.check(teacher, "pages-presenting", TARGET);
            AppWindow kiosk = room.window(
                    "kiosk",
                    "kiosk",
                    "--relay",
                    room.relay(),
                    "--code",
                    room.code(),
                    "--name",
                    "Room 3",
                    "--lang",
                    "ko",
                    "--size",
                    "1366x768");
            until("the kiosk is live", () -> Classroom.live(kiosk) && node(kiosk, "page-number") != null);
            until("with its pages", () -> onFx(() -> editor(kiosk).pages().all().size()) == 8);
            ScriptedUser.withoutPauses(kiosk).press("page-number");
            painted(kiosk);
            ScreenshotsTest.check(kiosk, "pages-kiosk", 64);
        }
    }
}
