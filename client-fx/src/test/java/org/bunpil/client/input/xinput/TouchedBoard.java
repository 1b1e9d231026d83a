package org.bunpil.client.input.xinput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.bunpil.client.canvas.BoardCanvas;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.input.FxPointerSource;
import org.bunpil.geometry.Point;
import org.bunpil.model.Sample;
import org.bunpil.model.StrokePoints;
import org.bunpil.op.Op;

/**
 * A board in a window of the whole screen, with a button above it; a process of its own, because the toolkit's display is chosen once.
 * Obeys the words that it reads, one a line: <em>pen</em>, <em>select</em>, <em>several</em>, <em>one</em>, <em>undo</em>,
 * <em>forget</em>, and <em>dump</em>, which writes all strokes drawn: each sample's x, y (1/8 pixel) and pressure.
 */
final class TouchedBoard {
    private final TestBoard board = new TestBoard();
    private final TestBoard.Participant participant = board.join("Kim");
    private final BoardCanvas canvas = new BoardCanvas(participant.editor);
    private int clicks;
    private int mouse;
    private int events;

    public static void main(String[] args) throws IOException {
        Platform.startup(() -> new TouchedBoard().start());
    }

    private void start() {
        Button button = new Button("A button");
        button.setPrefSize(400, 100);
        button.setOnAction(event -> clicks++);
        StackPane root = new StackPane(canvas, button);
        StackPane.setAlignment(button, javafx.geometry.Pos.TOP_LEFT);
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(new Scene(root, XorgServer.WIDTH, XorgServer.HEIGHT));
        stage.setX(0);
        stage.setY(0);
        canvas.observeInput(event -> {
            events++;
            if (event.contact() == 0 && event.phase() != org.bunpil.client.input.PointerEvent.Phase.HOVER) mouse++;
        });
        XSession.offer(canvas::addSystemPointers);
        stage.show();
        root.layout();
        Viewport v = participant.editor.viewport();
        participant.editor.viewport(v.centred(v.width() / 2 * Viewport.UNITS, v.height() / 2 * Viewport.UNITS));
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                participant.tick(FxPointerSource.now());
            }
        }.start();
        Thread.ofPlatform().daemon().start(this::obey);
    }

    private void obey() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String word = in.readLine(); word != null; word = in.readLine()) {
                String told = word;
                Platform.runLater(() -> obey(told));
            }
        } catch (IOException ended) {
            // As if it had ended.
        }
        // Nothing of the toolkit has to be put away.
        Runtime.getRuntime().halt(0);
    }

    private void obey(String word) {
        switch (word) {
            case "dump" -> dump();
            case "pen" -> participant.editor.use(ToolKind.PEN);
            case "select" -> participant.editor.use(ToolKind.SELECT);
            case "several" -> participant.editor.severalWriters(true);
            case "one" -> participant.editor.severalWriters(false);
            case "undo" -> participant.editor.undoHistory().undo();
            case "forget" -> participant.submitted.clear();
            default -> throw new IllegalArgumentException(word);
        }
        System.out.println("done " + word);
    }

    /** The ink as it was drawn: what an end simplified is not left out. */
    private void dump() {
        Map<String, StringBuilder> strokes = new LinkedHashMap<>();
        Map<String, Point> origins = new LinkedHashMap<>();
        for (Op op : participant.submitted) {
            if (op instanceof Op.Begin begin) {
                origins.put(begin.id(), begin.at());
                strokes.put(begin.id(), new StringBuilder());
                append(
                        strokes,
                        origins,
                        begin.id(),
                        StrokePoints.of(List.of(begin.points())).samples());
            } else if (op instanceof Op.Append append) {
                append(
                        strokes,
                        origins,
                        append.id(),
                        StrokePoints.of(List.of(append.points())).samples());
            }
        }
        strokes.forEach((id, text) ->
                System.out.println("stroke " + (participant.view().element(id) == null ? "gone" : "there") + text));
        List<String> states = new ArrayList<>();
        System.out.println("counts clicks " + clicks + " mouse " + mouse + " events " + events + states);
    }

    private static void append(
            Map<String, StringBuilder> strokes, Map<String, Point> origins, String id, List<Sample> samples) {
        Point origin = Objects.requireNonNull(origins.get(id));
        StringBuilder text = Objects.requireNonNull(strokes.get(id));
        for (Sample s : samples)
            text.append(' ')
                    .append(origin.x() + s.x())
                    .append(',')
                    .append(origin.y() + s.y())
                    .append(',')
                    .append(s.pressure());
    }
}
