package org.bunpil.client.app;

import static org.bunpil.client.app.BoardListTest.items;
import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.client.ui.start.StartModel;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of one board on another one of the same computer. */
class CopyPagesTest {
    @TempDir
    Path folder;

    private static BoardContext board(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context();
    }

    private static List<Page> pages(AppWindow window) {
        return onFx(() -> board(window).editor().pages().all());
    }

    private static void open(AppWindow window, String title) throws IOException {
        until(
                "it is listed",
                () -> items(window).stream().anyMatch(each -> each.title().equals(title)));
        doOnFx(() -> {
            for (StartModel.Entry each : BoardListTest.list(window).getItems())
                if (each instanceof StartModel.BoardItem item && item.title().equals(title))
                    BoardListTest.list(window).getSelectionModel().select(each);
            BoardListTest.key(BoardListTest.list(window), KeyCode.ENTER);
        });
        until("it is open", () -> window.openedBoard() != null && Classroom.live(window));
    }

    private static void settle(AppWindow window) throws IOException {
        until("the relay has all", () -> session(window).engine().pending().isEmpty());
    }

    @Test
    void pagesWithInkAndImagesAreOnTheOtherBoardWhenItIsOpenedAndCanBeTakenBack() throws Exception {
        Path home = folder.resolve("home");
        try (Classroom room = new Classroom(folder)) {
            AppWindow window = room.windowAt(home, "--lang", "en");
            BoardListTest.startClass(window, "Last year");
            ScriptedUser user = ScriptedUser.withoutPauses(window);
            user.draw(300, 300, 400, 320);
            settle(window);
            doOnFx(window::leave);

            BoardListTest.startClass(window, "This year");
            ImageImporter.ImportedImage photograph = ImageImporter.of(20, 10, new int[200]);
            doOnFx(() -> {
                Editor editor = board(window).editor();
                editor.pages().rename(editor.page(), "Warm-up");
                board(window).assets().add(photograph, () -> {}, () -> {});
                editor.pasteCommands().image(photograph.id(), 20, 10, null);
                editor.pages().add();
                editor.pages().rename(editor.page(), "Halves");
                editor.use(ToolKind.PEN);
            });
            user.draw(300, 300, 400, 320);
            settle(window);
            until("there are two pages", () -> pages(window).size() == 2);

            user.press("page-number");
            copy(window, "Warm-up");
            dismiss(window);
            copy(window, "Halves");
            dismiss(window);
            copy(window, "Halves");
            user.press("toast.offer");
            until("it is taken back", () -> !said(window));
            doOnFx(window::leave);

            // Found at once by what was copied.
            Classroom.write(window, "boards.search", "warm-up");
            until("both boards are found", () -> items(window).size() == 2);
            Classroom.write(window, "boards.search", "");
            open(window, "Last year");
            until("the copies are there", () -> pages(window).size() >= 3);
            settle(window);
            assertEquals(
                    List.of("", "Warm-up", "Halves"),
                    pages(window).stream().map(Page::title).toList());
            Element image = onFx(() -> board(window).editor().view().elements().stream()
                    .filter(Image.class::isInstance)
                    .findFirst()
                    .orElseThrow());
            assertEquals(photograph.id(), image.asset());
            assertEquals(pages(window).get(1).id(), image.page());
            assertNotNull(board(window).assets().bytes(photograph.id(), false).get());
            List<String> ids = pages(window).stream().map(Page::id).toList();
            assertEquals(
                    List.of(1, 1, 1),
                    onFx(() -> board(window).editor().pages().contents(ids).stream()
                            .map(each -> each.elements().size())
                            .toList()));
        }
    }

    /** Copies a page to the only other board, by the page's menu. */
    private static void copy(AppWindow window, String title) throws IOException {
        doOnFx(() -> {
            Editor editor = board(window).editor();
            for (Page page : editor.pages().all())
                if (page.title().equals(title)) editor.pages().show(page.id());
        });
        until("the page is in the strip", () -> current(window) != null);
        doOnFx(() -> {
            Node cell = current(window);
            Bounds at = cell.localToScene(cell.getLayoutBounds());
            double x = at.getCenterX();
            double y = at.getCenterY();
            Event.fireEvent(
                    cell, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, x, y, x, y, false, null));
        });
        ScriptedUser.withoutPauses(window).press("action.page_copy_to");
        until(
                "the other board is listed",
                () -> Classroom.node(window, "pages.copy.do") instanceof Button button && !button.isDisabled());
        ScriptedUser.withoutPauses(window).press("pages.copy.do");
        until("it is said", () -> said(window));
    }

    private static void dismiss(AppWindow window) throws IOException {
        doOnFx(() -> ((Button) Classroom.find(
                        window, each -> each instanceof Button button && "Dismiss".equals(button.getAccessibleText())))
                .fire());
        until("it is gone", () -> !said(window));
    }

    private static Node current(AppWindow window) {
        return Classroom.find(
                window,
                each -> each.getStyleClass().contains("page-cell")
                        && each.getPseudoClassStates().stream()
                                .anyMatch(state -> state.getPseudoClassName().equals("current")));
    }

    private static boolean said(AppWindow window) {
        String sentence = "The page is on “Last year” now, after its last page.";
        return Classroom.find(window, each -> each instanceof Labeled label && sentence.equals(label.getText()))
                != null;
    }
}
