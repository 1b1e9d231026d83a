package org.bunpil.client.canvas;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import javafx.animation.AnimationTimer;
import javafx.scene.Group;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Affine;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Viewport;
import org.bunpil.client.input.FxPointer;
import org.bunpil.client.input.InputEvent;
import org.bunpil.client.tool.Contacts;
import org.bunpil.model.Element;
import org.bunpil.model.Stroke;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * The board on the screen, edge to edge of the node. Give it the whole area; chrome floats above it. All calls on the FX thread.
 *
 * <p>Whoever owns the sync engine passes on what the engine's observer is told: {@link #changed}, {@link #replaced},
 * {@link #presence}. The node passes it on to the {@link Editor}, nobody else needs to.
 */
public final class BoardNode extends Region {
    private final Editor editor;
    private final Contacts contacts;
    private final Group live = new Group();
    private final Affine toView = new Affine();
    private final Map<String, LiveStroke> strokes = new HashMap<>();

    public BoardNode(Editor editor) {
        this.editor = editor;
        this.contacts = new Contacts(editor);
        setFocusTraversable(true);
        live.getTransforms().add(toView);
        live.setManaged(false);
        live.setMouseTransparent(true);
        getChildren().add(live);
        setStyle("-fx-background-color: white;");
        FxPointer.listen(this, this::input);
        editor.listen(this::editorChanged);
        new AnimationTimer() {
            @Override
            public void handle(long nanos) {
                pulse();
            }
        }.start();
    }

    /** Takes a pointer event as if it came from the screen; replayers and native sources use it. */
    public void input(InputEvent event) {
        contacts.on(event);
    }

    /** Ends every gesture under way without effect (Escape, the window lost the focus). */
    public void cancel() {
        contacts.cancelAll();
    }

    /** The view changed: these elements, and pages or people. */
    public void changed(Set<String> ids, boolean pages, boolean people) {
        editor.changed(ids, pages);
    }

    /** The whole view was replaced. */
    public void replaced() {
        editor.replaced();
    }

    /** Others' presence by participant number; null: gone. People who are not mentioned stay as they were. */
    public void presence(SortedMap<Integer, @Nullable Presence> others) {}

    /** Dark surroundings: pages without a colour of their own are dark, black ink is shown white. */
    public void dark(boolean on) {}

    /** What is shown just now, without the overlay. Waits until it is painted. */
    public WritableImage picture() {
        pulse();
        return snapshot(null, null);
    }

    private void editorChanged(Aspect aspect) {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Viewport viewport = editor.viewport();
        if (viewport.width() != getWidth() || viewport.height() != getHeight()) {
            editor.viewport(viewport.resized(getWidth(), getHeight()));
        }
    }

    private void pulse() {
        contacts.pulse(editor.millis());
        Viewport v = editor.viewport();
        double s = v.scale();
        toView.setToTransform(s, 0, v.toViewX(0), 0, s, v.toViewY(0));
        double tolerance = 0.25 / s;
        Map<String, Stroke> now = new HashMap<>();
        for (Element element : editor.view().elements(editor.page())) {
            if (element instanceof Stroke stroke) now.put(stroke.id(), stroke);
        }
        for (Iterator<LiveStroke> all = strokes.values().iterator(); all.hasNext(); ) {
            LiveStroke node = all.next();
            if (now.containsKey(node.shown().id())) continue;
            live.getChildren().remove(node);
            all.remove();
        }
        for (Stroke stroke : now.values()) {
            LiveStroke node = strokes.get(stroke.id());
            if (node == null) {
                node = new LiveStroke(
                        stroke, Color.web(String.format("#%06x", stroke.style().color())), tolerance);
                strokes.put(stroke.id(), node);
                live.getChildren().add(node);
            } else if (!node.shown().equals(stroke)) {
                node.grow(stroke, tolerance);
            }
            node.setTranslateX(stroke.at().x());
            node.setTranslateY(stroke.at().y());
        }
    }
}
