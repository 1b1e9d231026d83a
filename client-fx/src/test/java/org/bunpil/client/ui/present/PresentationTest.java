package org.bunpil.client.ui.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.ui.commands.OfflineBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A board on a second screen that is plugged in, unplugged and changed. */
class PresentationTest {
    private static final ProjectorScreen LAPTOP = new ProjectorScreen(1, new Rectangle2D(0, 0, 1_000, 1_000));
    private static final ProjectorScreen PROJECTOR = new ProjectorScreen(2, new Rectangle2D(1_000, 0, 800, 600));

    private OfflineBoard offline;
    private ObservableList<ProjectorScreen> screens;
    private Presentation presentation;
    private Stage stage;

    @BeforeEach
    void open() {
        offline = new OfflineBoard();
        OfflineBoard.onFx(() -> {
            Platform.setImplicitExit(false);
            screens = FXCollections.observableArrayList(LAPTOP, PROJECTOR);
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(new StackPane(offline.board().canvas()), 400, 300));
            stage.show();
            presentation = new Presentation(offline.board(), screens);
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        OfflineBoard.onFx(() -> {
            presentation.end();
            stage.hide();
            return true;
        });
        offline.close();
    }

    private ProjectorWindow window() {
        return presentation.window();
    }

    private void layout() {
        window().stage().getScene().getRoot().applyCss();
        window().stage().getScene().getRoot().layout();
    }

    @Test
    void onlyOtherScreensAreOfferedAndNoneIsTakenUnasked() {
        OfflineBoard.onFx(() -> {
            assertEquals(List.of(PROJECTOR), presentation.others());
            screens.setAll(LAPTOP, PROJECTOR, new ProjectorScreen(3, new Rectangle2D(1_800, 0, 640, 480)));
            assertNull(presentation.window());
            assertNull(presentation.state().get());
            return true;
        });
    }

    @Test
    void theSecondScreenShowsWhatTheWindowShowsAsLargeAsItCan() {
        OfflineBoard.onFx(() -> {
            Editor editor = offline.board().editor();
            stage.getScene().getRoot().layout();
            editor.viewport(new Viewport(
                    5_000,
                    4_000,
                    2,
                    editor.viewport().width(),
                    editor.viewport().height()));
            presentation.begin(PROJECTOR, false);
            layout();
            Viewport seen = editor.viewport();
            Viewport shown = window().editor().viewport();
            assertEquals(seen.x(), shown.x());
            assertEquals(seen.y(), shown.y());
            double larger = Math.min(shown.width() / seen.width(), shown.height() / seen.height());
            assertTrue(larger > 1, "a larger screen");
            assertEquals(seen.zoom() * larger, shown.zoom(), 1e-9);
            assertEquals(ToolKind.PEN, editor.tool());
            return true;
        });
    }

    @Test
    void aFrozenScreenStaysAndABlackOneIsBlack() {
        OfflineBoard.onFx(() -> {
            Editor editor = offline.board().editor();
            presentation.begin(PROJECTOR, false);
            layout();
            presentation.freeze(true);
            Viewport before = window().editor().viewport();
            editor.viewport(editor.viewport().panned(300, 200));
            assertEquals(before, window().editor().viewport());
            presentation.black(true);
            Presentation.State state = presentation.state().get();
            assertNotNull(state);
            assertTrue(state.frozen() && state.black());
            presentation.black(false);
            presentation.freeze(false);
            assertEquals(editor.viewport().x(), window().editor().viewport().x(), "it follows again");
            return true;
        });
    }

    @Test
    void unpluggedItWaitsAndGoesOnWhenItIsBackAlsoWithAnotherResolution() {
        OfflineBoard.onFx(() -> {
            presentation.begin(PROJECTOR, false);
            assertTrue(window().stage().isShowing());
            screens.setAll(LAPTOP);
            assertFalse(window().stage().isShowing(), "it does not move to the laptop's screen");
            assertFalse(presentation.state().get().connected());
            screens.setAll(LAPTOP, PROJECTOR);
            assertTrue(window().stage().isShowing());
            ProjectorScreen sharper = new ProjectorScreen(2, new Rectangle2D(1_000, 0, 1_920, 1_080));
            screens.setAll(LAPTOP, sharper);
            assertEquals(sharper, presentation.state().get().screen());
            presentation.end();
            screens.setAll(LAPTOP);
            screens.setAll(LAPTOP, PROJECTOR);
            assertFalse(window().stage().isShowing(), "it was ended");
            return true;
        });
    }
}
