package org.bunpil.client.canvas;

import java.awt.geom.AffineTransform;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Draft;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Extent;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.Scene;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.Viewport;
import org.bunpil.client.input.FxPointer;
import org.bunpil.client.input.InputEvent;
import org.bunpil.client.input.PointerSource;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Frame;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.Pictures;
import org.bunpil.client.tool.Contacts;
import org.bunpil.client.tool.Pointing;
import org.bunpil.client.tool.Tool;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Page;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * The board on the screen, edge to edge of the node. Give it the whole area; chrome floats above it. All calls on the FX thread.
 *
 * <p>Whoever owns the sync engine passes on what the engine's observer is told: {@link #changed}, {@link #replaced},
 * {@link #presence}. The node passes it on to the {@link Editor}, nobody else needs to.
 *
 * <p>Layers, lowest first: tiles (finished elements), lifted elements, live strokes, this person's selection and previews, other
 * people, text being written.
 */
public final class BoardNode extends Region {
    private static final Object SELF = "self";
    /** A hand that rests is looked at this often; so is what moves or fades by itself. */
    private static final long REST_MILLIS = 16;
    /** How far beside an element a double click still hits it, view pixels. */
    private static final double CLICK_REACH = 5;
    /** Longest side of a picture of the selection, pixels. */
    private static final double MOST_COPIED = 4_000;
    /** Paper around it, pixels. */
    private static final int MARGIN = 8;

    private final Editor editor;
    private final Contacts contacts;
    private final Pulse pulse = new Pulse(this, this::pulse);
    private final PaintShop shop = new PaintShop(pulse::wakeFromElsewhere);
    private final TileLayer tiles = new TileLayer(shop);
    private final LiftLayer lifts = new LiftLayer(shop);
    private final LiveLayer live = new LiveLayer();
    private final Overlay overlay = new Overlay();
    private final PeopleLayer people = new PeopleLayer();
    private final LaserTrail laser = new LaserTrail(Fx.color(Palette.RED.rgb()));
    private final Affine toView = new Affine();
    private Consumer<InputEvent> overhearing = event -> {};
    private @Nullable WritingArea writing;
    private boolean dark;
    private boolean overlayStale = true;
    private boolean cursorStale = true;
    private Paper paper = Paper.of(org.bunpil.model.Background.PLAIN, false);

    public BoardNode(Editor editor) {
        this.editor = editor;
        this.contacts = new Contacts(editor);
        setFocusTraversable(true);
        live.node.getTransforms().add(toView);
        getChildren().addAll(tiles.node, lifts.node, live.node, overlay.node, laser.node, people.node);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        source(new FxPointer(this));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        Wheel.listen(this, editor);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> holdHand(event, true));
        addEventHandler(KeyEvent.KEY_RELEASED, event -> holdHand(event, false));
        // A key that is let go elsewhere is not heard of here.
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) contacts.hold(null);
        });
        editor.listen(this::editorChanged);
        paint(paper);
    }

    /** Listens to one more source of pointer input, for good; the toolkit's is there already. */
    public void source(PointerSource source) {
        source.listen(this::input);
    }

    /** Tells somebody, a recorder, of everything that comes in, before it takes effect. */
    public void overhear(Consumer<InputEvent> listener) {
        overhearing = overhearing.andThen(listener);
    }

    /** Takes a pointer event as if it came from the screen; replayers and native sources use it. */
    public void input(InputEvent event) {
        pulse.wake();
        overhearing.accept(event);
        if (event.phase() == InputEvent.Phase.PRESS) {
            // A press beside the text being written only ends the writing.
            boolean wasWriting = writing != null;
            requestFocus();
            if (wasWriting) {
                commitWriting();
                if (writing == null) return;
            }
        }
        contacts.on(event);
        if (event.phase() == InputEvent.Phase.PRESS || event.phase() == InputEvent.Phase.RELEASE) cursorStale = true;
        if (event.phase() != InputEvent.Phase.HOVER) overlayStale = true;
    }

    /** With the selection tool a double click on text or a note writes in it; taps arrive here as clicks too. */
    private void clicked(MouseEvent event) {
        boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
        if (!twice || !event.isStillSincePress() || writing != null || editor.tool() != ToolKind.SELECT) return;
        Viewport viewport = editor.viewport();
        Point at = viewport.toBoard(event.getX(), event.getY());
        Element hit = editor.scene().at(at.x(), at.y(), CLICK_REACH / viewport.scale());
        if (hit != null) editor.writing().edit(hit);
    }

    /**
     * Ends every gesture under way without effect: Escape, or a long press that turned out to mean something else.
     *
     * @return whether there was any
     */
    public boolean cancel() {
        boolean any = contacts.isAnyDown();
        contacts.cancelAll();
        overlayStale = true;
        pulse.wake();
        return any;
    }

    /** The view changed: these elements, and pages or people. */
    public void changed(Set<String> ids, boolean pages, boolean people) {
        Scene scene = editor.scene();
        long top = scene.topZ();
        Set<String> fresh = new TreeSet<>();
        for (String id : ids) if (scene.element(id) == null) fresh.add(id);
        List<Box> dirty = editor.changed(ids, pages);
        long edition = 0;
        if (ids.size() == fresh.size() && areOnTop(fresh, top)) {
            // The usual case, a line just written: it is painted on what the tiles show, whatever lies beneath.
            for (Element element : onPage(fresh)) {
                Box box = scene.box(element.id());
                if (box != null) edition = tiles.add(element, box);
            }
        } else {
            for (Box box : dirty) edition = tiles.soil(box);
        }
        live.changed(ids, editor.scene(), edition);
        overlayStale = true;
        pulse.wake();
    }

    private boolean areOnTop(Set<String> ids, long z) {
        for (Element element : onPage(ids)) if (element.z() <= z) return false;
        return true;
    }

    /** Those that are on the page and not being drawn, lowest first. */
    private List<Element> onPage(Set<String> ids) {
        List<Element> elements = new ArrayList<>();
        for (String id : ids) {
            Element element = editor.scene().element(id);
            if (element != null) elements.add(element);
        }
        elements.sort(Scene.DRAWING_ORDER);
        return elements;
    }

    /** The whole view was replaced. */
    public void replaced() {
        editor.replaced();
        live.clear();
        lifts.clear(tiles);
        tiles.soilAll();
        soilOverlay();
        pulse.wake();
    }

    /** Others' presence by participant number; null: gone. People who are not mentioned stay as they were. */
    public void presence(SortedMap<Integer, @Nullable Presence> others) {
        people.presence(others, editor.view().people());
        pulse.wake();
    }

    /** Where pictures come from; before the board is shown. */
    public void pictures(Pictures pictures) {
        shop.pictures(pictures);
    }

    /** A picture that was missing can be painted now. */
    public void arrived(String asset) {
        for (Element element : editor.scene().elements()) {
            if (element instanceof Image image && image.asset().equals(asset)) tiles.soil(Extent.of(image));
        }
        pulse.wake();
    }

    /** Dark surroundings: pages without a colour of their own are dark, black ink is shown light. */
    public void dark(boolean on) {
        dark = on;
        pulse.wake();
    }

    /** Whether everything in view is painted as the board is, sharp. */
    public boolean isSettled() {
        return pulse.isDone() && tiles.isClean() && live.isEmpty() && lifts.isEmpty();
    }

    /** Nothing is being painted, whatever is being drawn or dragged. */
    boolean isPainted() {
        return pulse.isDone() && tiles.isClean() && shop.isIdle();
    }

    /** What is shown, without selection, pointers and the like: painted at once, as tiles at rest show it. */
    public WritableImage picture() {
        Viewport v = editor.viewport();
        int width = (int) Math.max(1, Math.ceil(v.width()));
        int height = (int) Math.max(1, Math.ceil(v.height()));
        Frame frame = new Frame(
                -Math.round(v.width() / 2 - v.x() * v.scale()),
                -Math.round(v.height() / 2 - v.y() * v.scale()),
                width,
                height,
                v.scale());
        List<Element> elements = editor.scene().in(frame.box());
        elements.addAll(editor.scene().live());
        return picture(frame, elements);
    }

    /** What the screen shows of the board itself, without selection and pointers. */
    public WritableImage shown() {
        SnapshotParameters view = new SnapshotParameters();
        view.setViewport(new Rectangle2D(0, 0, getWidth(), getHeight()));
        view.setFill(Fx.color(paper.rgb()));
        return tiles.node.snapshot(view, null);
    }

    /** What is selected, alone on the page's paper, at 100 % or as much smaller as it takes; null when nothing is. */
    public @Nullable WritableImage selectionPicture() {
        Box box = editor.selectionBox();
        if (box == null) return null;
        double scale = Math.min(1.0 / Viewport.UNITS, MOST_COPIED / Math.max(box.width(), box.height()));
        List<Element> elements = editor.scene().in(box);
        elements.removeIf(element -> !editor.selection().contains(element.id()));
        Frame frame = new Frame(
                (long) Math.floor(box.minX() * scale) - MARGIN,
                (long) Math.floor(box.minY() * scale) - MARGIN,
                (int) Math.ceil(box.width() * scale) + 2 * MARGIN,
                (int) Math.ceil(box.height() * scale) + 2 * MARGIN,
                scale);
        return picture(frame, elements);
    }

    private WritableImage picture(Frame frame, List<Element> elements) {
        elements.sort(Scene.DRAWING_ORDER);
        Bitmap bitmap = new Bitmap(frame.width(), frame.height());
        shop.painter(currentPaper()).page(bitmap, frame, elements);
        return new WritableImage(new PixelBuffer<>(
                frame.width(), frame.height(), IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance()));
    }

    private void holdHand(KeyEvent event, boolean down) {
        if (event.getCode() != KeyCode.SPACE || event.getTarget() != this) return;
        contacts.hold(down ? ToolKind.HAND : null);
        cursorStale = true;
        pulse.wake();
        event.consume();
    }

    private void editorChanged(Aspect aspect) {
        if (aspect == Aspect.VIEWPORT) pulse.wakeAtOnce();
        else pulse.wake();
        switch (aspect) {
            case TOOL -> {
                cursorStale = true;
                overlayStale = true;
            }
            case STYLE -> cursorStale = true;
            case VIEWPORT -> {
                cursorStale = true;
                soilOverlay();
            }
            case SELECTION -> soilOverlay();
            case PAGE -> {
                soilOverlay();
                live.clear();
                lifts.clear(tiles);
                if (writing != null && !writing.draft().page().equals(editor.page())) commitWriting();
            }
            case DRAFT -> showWriting();
            case UNDO, PRESENCE -> {}
        }
    }

    private void soilOverlay() {
        overlay.soil();
        overlayStale = true;
    }

    private void showWriting() {
        Draft draft = editor.writing().draft();
        WritingArea old = writing;
        if (old != null) {
            writing = null;
            getChildren().remove(old);
        }
        if (draft == null) return;
        WritingArea area = new WritingArea(editor, draft, paper);
        writing = area;
        getChildren().add(area);
        area.follow(editor.viewport());
        area.requestFocus();
    }

    /**
     * Text being written goes onto the board as it is: its window is about to go.
     *
     * @return what the board does not take, or ""
     */
    public String finishWriting() {
        commitWriting();
        return writing == null ? "" : writing.getText();
    }

    private void commitWriting() {
        if (writing != null) writing.commit();
    }

    @Override
    protected void layoutChildren() {
        Viewport viewport = editor.viewport();
        if (viewport.width() != getWidth() || viewport.height() != getHeight()) {
            editor.viewport(viewport.resized(getWidth(), getHeight()));
        }
        if (writing != null) writing.follow(editor.viewport());
    }

    private Paper currentPaper() {
        Page page = editor.pages().current();
        return Paper.of(page == null ? org.bunpil.model.Background.PLAIN : page.background(), dark);
    }

    private void paint(Paper newPaper) {
        paper = newPaper;
        setBackground(new Background(new BackgroundFill(Fx.color(newPaper.rgb()), null, null)));
        cursorStale = true;
        overlayStale = true;
        live.clear();
    }

    private double deviceScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    private void pulse() {
        long millis = FxPointer.now();
        contacts.pulse(millis);
        shop.deliver();
        shop.besidePen(contacts.isAnyDown());
        Paper now = currentPaper();
        if (!now.equals(paper)) paint(now);
        Viewport v = editor.viewport();
        Fx.place(toView, v.scale(), v.toViewX(0), v.toViewY(0));
        drags(v);
        tiles.pulse(editor.scene(), paper, v, deviceScale(), lifts.hidden(), millis);
        lifts.pulse(v, tiles);
        live.pulse(editor.scene(), paper, v.scale(), tiles);
        boolean moving = people.pulse(editor, millis);
        moving |= laser.pulse(ownLaser(), v, millis);
        if (writing != null) writing.follow(v);
        if (overlayStale) {
            overlayStale = false;
            overlay.show(editor, contacts.states(), paper);
        }
        if (cursorStale) {
            cursorStale = false;
            ToolKind tool = contacts.tool();
            setCursor(ToolCursor.of(tool, editor.style(tool), paper, v.scale(), contacts.isAnyDown()));
        }
        if (moving || contacts.isAnyDown() || tiles.isScaled() || !live.isEmpty() || !lifts.isEmpty()) {
            pulse.wakeIn(REST_MILLIS);
        }
    }

    private @Nullable Point ownLaser() {
        for (Tool state : contacts.states()) if (state instanceof Pointing p) return p.at();
        return null;
    }

    /** Elements that somebody is dragging are taken out of the tiles. */
    private void drags(Viewport v) {
        Set<Object> over = lifts.dragging();
        for (Tool state : contacts.states()) {
            AffineTransform way = Ways.of(state);
            if (way == null) continue;
            over.remove(SELF);
            lifts.drag(SELF, Ways.ids(state), way, editor.scene(), paper, v, deviceScale(), tiles);
        }
        people.presences().forEach((c, presence) -> {
            Presence.Drag drag = presence.drag();
            if (drag == null || !editor.page().equals(presence.page())) return;
            over.remove(c);
            AffineTransform way =
                    AffineTransform.getTranslateInstance(drag.d().x(), drag.d().y());
            lifts.drag(c, drag.ids(), way, editor.scene(), paper, v, deviceScale(), tiles);
        });
        for (Object who : over) lifts.drop(who, editor.scene(), tiles);
    }
}
