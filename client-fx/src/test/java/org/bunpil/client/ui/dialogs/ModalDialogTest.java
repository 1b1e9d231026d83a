package org.bunpil.client.ui.dialogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.bunpil.client.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every dialog does, whatever it is about. */
class ModalDialogTest {
    private static final double TARGET = 44;

    private final List<String> done = new ArrayList<>();

    /** A window with a board behind, on which the focus is. */
    private final class Window {
        final Pane board = new Pane();
        final DialogLayer layer = new DialogLayer();
        final Scene scene;

        Window(Stage stage, double width, double height) {
            board.setFocusTraversable(true);
            scene = new Scene(new StackPane(board, layer), width, height);
            Theme.loadFonts();
            Theme.LIGHT.apply();
            Theme.addStylesheet(scene);
            stage.setScene(scene);
            stage.show();
            board.requestFocus();
        }

        void show(ModalDialog dialog) {
            layer.show(dialog);
            layOut();
        }

        void layOut() {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }

        void key(KeyCode code, boolean shift) {
            Node owner = scene.getFocusOwner();
            Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
            Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, false, false, false));
        }

        void pressBeside() {
            Node scrim = layer.lookup(".scrim");
            Event.fireEvent(
                    scrim,
                    new MouseEvent(
                            MouseEvent.MOUSE_CLICKED,
                            2,
                            2,
                            2,
                            2,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            true,
                            new PickResult(scrim, 2, 2)));
        }

        String focus() {
            return scene.getFocusOwner().getId();
        }

        Bounds place(String id) {
            Node node = find(scene.getRoot(), id);
            return node == null ? new BoundingBox(-1, -1, 0, 0) : node.localToScene(node.getLayoutBounds());
        }
    }

    /** Ids contain dots, which selectors cannot look up. */
    private static @Nullable Node find(Node from, String id) {
        if (id.equals(from.getId())) {
            return from;
        }
        if (from instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private void inWindow(double width, double height, Consumer<Window> test) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            Platform.setImplicitExit(false);
            Stage stage = new Stage();
            try {
                test.accept(new Window(stage, width, height));
            } finally {
                stage.hide();
            }
            return true;
        });
        try {
            Platform.startup(task);
        } catch (IllegalStateException already) {
            Platform.runLater(task);
        }
        try {
            task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }

    private ModalDialog question() {
        return new ModalDialog("question", "Clear this page?")
                .text("Everything on it is deleted for everybody.")
                .cancel("Cancel")
                .danger("do", "Clear", () -> done.add("do"));
    }

    private ModalDialog decision() {
        return new ModalDialog("decision", "The board is closed")
                .text("The teacher has closed it.")
                .button("again", "Try again", () -> done.add("again"))
                .primary("back", "Back to the start", () -> done.add("back"));
    }

    private ModalDialog form(TextField field) {
        field.setId("field");
        return new ModalDialog("form", "Name")
                .content(field)
                .cancel("Cancel")
                .primary("save", "Save", () -> done.add(field.getText()));
    }

    @Test
    void escCancelsAndTheFocusIsWhereItWas() throws Exception {
        inWindow(800, 600, window -> {
            window.show(question());
            window.key(KeyCode.ESCAPE, false);
            assertFalse(window.layer.isOpen());
            assertEquals(window.board, window.scene.getFocusOwner());
            window.show(question());
            window.pressBeside();
            assertFalse(window.layer.isOpen());
            window.show(question());
            assertTrue(window.layer.escape());
            assertFalse(window.layer.escape());
            assertEquals(List.of(), done);
        });
    }

    @Test
    void enterDoesNothingDangerousUnlessItsButtonHasTheFocus() throws Exception {
        inWindow(800, 600, window -> {
            window.show(question());
            assertEquals("dialog.cancel", window.focus());
            window.key(KeyCode.ENTER, false);
            assertFalse(window.layer.isOpen());
            assertEquals(List.of(), done);
            window.show(question());
            window.key(KeyCode.TAB, false);
            window.key(KeyCode.ENTER, false);
            assertEquals(List.of("do"), done);
        });
    }

    @Test
    void aDecisionStaysUntilItIsMade() throws Exception {
        inWindow(800, 600, window -> {
            window.show(decision());
            window.key(KeyCode.ESCAPE, false);
            window.pressBeside();
            assertTrue(window.layer.isOpen());
            assertEquals("back", window.focus());
            window.key(KeyCode.TAB, true);
            window.key(KeyCode.ENTER, false);
            assertEquals(List.of("again"), done);
            assertFalse(window.layer.isOpen());
        });
    }

    @Test
    void aFieldIsTypedInAtOnceAndEnterSaves() throws Exception {
        inWindow(800, 600, window -> {
            TextField field = new TextField("Mina");
            SimpleBooleanProperty bad = new SimpleBooleanProperty(true);
            window.show(form(field).primaryDisabled(bad));
            assertEquals("field", window.focus());
            window.pressBeside();
            assertTrue(window.layer.isOpen(), "a press beside throws nothing away that was typed");
            window.key(KeyCode.ENTER, false);
            assertTrue(window.layer.isOpen(), "nothing can be saved yet");
            bad.set(false);
            window.key(KeyCode.ENTER, false);
            assertEquals(List.of("Mina"), done);
            assertFalse(window.layer.isOpen());
        });
    }

    @Test
    void theFocusStaysInTheDialog() throws Exception {
        inWindow(800, 600, window -> {
            window.show(form(new TextField()));
            List<String> round = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                window.key(KeyCode.TAB, false);
                round.add(window.focus());
            }
            assertEquals(List.of("dialog.cancel", "save", "field", "dialog.cancel"), round);
            window.board.requestFocus();
            assertEquals("dialog.cancel", window.focus());
        });
    }

    @Test
    void aSecondDialogDoesNotLoseTheFirst() throws Exception {
        inWindow(800, 600, window -> {
            TextField field = new TextField();
            window.show(form(field));
            field.setText("half a na");
            window.key(KeyCode.TAB, false);
            window.show(decision());
            window.show(decision());
            window.layer.close("form");
            assertEquals("back", window.focus(), "what is below closes without a sign");
            window.show(form(field));
            window.show(decision());
            window.key(KeyCode.ENTER, false);
            assertEquals(List.of("back"), done);
            assertEquals("field", window.focus());
            assertEquals("half a na", field.getText());
            window.layer.close("decision");
            window.layer.close("form");
            assertFalse(window.layer.isOpen());
            assertEquals(window.board, window.scene.getFocusOwner());
        });
    }

    @Test
    void whatADialogRunsMayShowTheNext() throws Exception {
        inWindow(800, 600, window -> {
            window.show(new ModalDialog("first", "First")
                    .cancel("Cancel")
                    .primary("go", "Go", () -> window.show(decision())));
            window.key(KeyCode.ENTER, false);
            assertEquals("back", window.focus());
            window.key(KeyCode.ENTER, false);
            assertEquals(window.board, window.scene.getFocusOwner());
        });
    }

    @Test
    void inALowWindowTitleAndButtonsStayAndTheRestScrolls() throws Exception {
        inWindow(420, 300, window -> {
            TextField last = new TextField();
            last.setId("last");
            ModalDialog dialog =
                    new ModalDialog("long", "A title that is longer than one line of a small window is wide");
            for (int i = 0; i < 12; i++) {
                dialog.text("A sentence that is about twice as long as a line in such a window is, or a little more.");
            }
            dialog.content(new VBox(last))
                    .cancel("Not now, perhaps later")
                    .primary("do", "Do it for everybody", () -> {});
            window.show(dialog);
            window.layOut();
            for (String id : List.of("long", "dialog.cancel", "do")) {
                Bounds place = window.place(id);
                assertTrue(
                        place.getMinX() >= 0
                                && place.getMinY() >= 0
                                && place.getMaxX() <= 420
                                && place.getMaxY() <= 300,
                        id + " at " + place);
            }
            for (String id : List.of("dialog.cancel", "do")) {
                assertTrue(
                        window.place(id).getHeight() >= TARGET
                                && window.place(id).getWidth() >= TARGET,
                        id);
            }
            assertEquals("last", window.focus());
            Bounds buttons = window.place("do");
            assertTrue(window.place("last").getMaxY() <= buttons.getMinY(), "the field with the focus is in sight");
        });
    }

    @Test
    void aDialogIsAsHighAsItsTextIsWhenBroken() throws Exception {
        inWindow(800, 600, window -> {
            window.show(question());
            Bounds text = window.place("question-text");
            double before = text.getHeight();
            window.show(new ModalDialog("question", "Clear this page?")
                    .text("word ".repeat(80))
                    .cancel("Cancel"));
            assertTrue(window.place("question-text").getHeight() > 4 * before);
            assertTrue(window.place("question-text").getMaxY()
                    < window.place("dialog.cancel").getMinY());
        });
    }
}
