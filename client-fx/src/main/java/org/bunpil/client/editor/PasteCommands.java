package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.TextVisibility;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Limits;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.undo.UndoStep;
import org.jspecify.annotations.Nullable;

/** Puts content from a clipboard, a file or another board on the page. Each call is one undo step and selects the new elements. */
public final class PasteCommands {
    /** An image covers at most this part of the viewport's width and height. */
    private static final double IMAGE_PART = 0.6;
    /** Copies that would cover their originals are shifted right and down by this, board pixels. */
    private static final int STEP = 16;
    /**
     * An element that would have the same centre as another is shifted right and down by this, view pixels, a limited number of times.
     */
    private static final int ASIDE = 32;

    private static final int MOST_ASIDE = 20;

    private final Editor editor;
    /** How often the same was pasted: each copy is shifted one step further. */
    private int times;

    private String last = "";

    PasteCommands(Editor editor) {
        this.editor = editor;
    }

    /** The selected elements, lowest first. */
    public List<Element> selected() {
        List<Element> elements = new ArrayList<>();
        for (String id : editor.selection()) {
            Element element = editor.elementIndex().element(id);
            if (element != null) elements.add(element);
        }
        elements.sort(ElementIndex.DRAWING_ORDER);
        return elements;
    }

    /**
     * Puts an image on the page.
     *
     * @param width pixels, {@code height} likewise
     * @param centre board plane; null: the centre of the viewport
     * @return its id; null if nothing may be put there
     */
    public @Nullable String image(String asset, int width, int height, @Nullable Point centre) {
        Bounds view = editor.viewport().visible();
        double wide = view.width() / Viewport.UNITS * IMAGE_PART;
        double high = view.height() / Viewport.UNITS * IMAGE_PART;
        double factor = Math.min(1, Math.min(wide / width, high / height));
        Size size = new Size((int) Math.max(1, Math.round(width * factor * Viewport.UNITS)), (int)
                Math.max(1, Math.round(height * factor * Viewport.UNITS)));
        CommonProperties common = common(size, centre);
        return add(new Image(common, asset, size, 0)) ? common.id() : null;
    }

    /** Takes back an image that was put on the page, if it is still there. */
    public void removeImage(String id) {
        if (editor.view().element(id) != null) editor.perform(List.of(new Op.Delete(List.of(id))));
    }

    /**
     * Puts text on the page.
     *
     * @param size of the bounds that it needs, 1/8 board pixel
     */
    public void text(String text, Size size, @Nullable Point centre) {
        String clean = TextEditing.clean(text);
        if (!TextVisibility.isBlank(clean)) add(new Text(common(size, centre), clean, size, 0));
    }

    /**
     * Puts copies of elements of any board on the page: beside their originals if those would be visible, otherwise at the viewport's
     * centre.
     */
    public void elements(List<Element> copied) {
        if (copied.isEmpty() || !editor.checkWrite()) return;
        List<Element> originals = copied.stream().map(this::possible).toList();
        Bounds bounds = ElementBounds.painted(originals.getFirst());
        for (Element element : originals) bounds = bounds.union(ElementBounds.painted(element));
        Point offset = offset(originals, bounds);
        List<String> ids = new ArrayList<>();
        editor.perform(CopyOps.of(originals, editor.page(), offset, editor::newId, ids));
        editor.use(ToolKind.SELECT);
        editor.select(ids);
    }

    private Element possible(Element element) {
        Connector connector = ConnectorEnds.connector(element);
        return connector == null || editor.mayAdd(element.kind()) ? element : ConnectorEnds.asShape(connector);
    }

    /** How many pages the board can still get; deleted ones count too. */
    public int roomForPages() {
        return Limits.BOARD_PAGES - editor.view().pages().size();
    }

    /** Begins to insert pages after the current one. */
    public PageInsertion insertPages() {
        return new PageInsertion();
    }

    /** Pages that come one after the other, each with an image as its locked background, and are one undo step in the end. */
    public final class PageInsertion {
        private final UndoStep undoStep = new UndoStep();
        private final String before = editor.page();
        private String last = before;
        private int count;

        private PageInsertion() {}

        /**
         * Adds a page; the first one is shown.
         *
         * @param title empty if it has none
         * @return false if that is not possible any more
         */
        public boolean add(String asset, Size size, String title) {
            if (roomForPages() < 1 || !editor.mayChangePages() || !editor.checkWrite()) return false;
            String id = editor.newId();
            CommonProperties common =
                    new CommonProperties(editor.newId(), id, 0, Point.ZERO, 0, Style.DEFAULT, null, false);
            List<Op> ops = new ArrayList<>();
            ops.add(new Op.PageAdd(id, last, title.isEmpty() ? null : title, Background.PLAIN));
            ops.add(new Op.Add(new Image(common, asset, size, 0)));
            if (editor.isHost())
                ops.add(new Op.Set(
                        List.of(common.id()), ElementPatch.builder().lock(true).build()));
            editor.submit(undoStep, ops, true);
            last = id;
            if (++count == 1) editor.page(id);
            return true;
        }

        /** How many pages there are by now. */
        public int count() {
            return count;
        }

        /** From now on, undo takes all of them back. */
        public void finish() {
            if (count > 0) editor.undoHistory().finish(undoStep);
        }

        /** Takes all of them back; they cannot be redone. */
        public void takeBack() {
            if (count == 0) return;
            editor.undoHistory().takeBack(undoStep);
            editor.pages().show(before);
        }
    }

    private Point offset(List<Element> copied, Bounds bounds) {
        Bounds view = editor.viewport().visible();
        String what = copied.size() + " " + copied.getFirst().id() + " "
                + copied.getLast().id() + " " + editor.page();
        times = what.equals(last) ? times + 1 : 1;
        last = what;
        boolean seen = view.contains(bounds.centreX(), bounds.centreY());
        boolean here = copied.getFirst().page().equals(editor.page())
                && editor.elementIndex().element(copied.getFirst().id()) != null;
        int step = (here ? times : times - 1) * STEP * Viewport.UNITS;
        if (seen) return new Point(step, step);
        return new Point(
                (int) Math.round(view.centreX() - bounds.centreX()) + step,
                (int) Math.round(view.centreY() - bounds.centreY()) + step);
    }

    private boolean add(Element element) {
        if (!editor.checkWrite()) return false;
        editor.perform(List.of(new Op.Add(element)));
        editor.use(ToolKind.SELECT);
        editor.select(List.of(element.id()));
        return true;
    }

    private CommonProperties common(Size size, @Nullable Point centre) {
        Bounds view = editor.viewport().visible();
        double x = centre == null ? view.centreX() : centre.x();
        double y = centre == null ? view.centreY() : centre.y();
        // With several images, or another one at the viewport's centre, none may cover another.
        double aside = ASIDE / editor.viewport().scale();
        for (int i = 0; i < MOST_ASIDE && isMiddleOfSomething(x, y, aside / 2); i++) {
            x += aside;
            y += aside;
        }
        Point at = new Point(clamp(x - size.width() / 2.0), clamp(y - size.height() / 2.0));
        Style style = editor.style(ToolKind.TEXT);
        return new CommonProperties(editor.newId(), editor.page(), 0, at, 0, style, null, false);
    }

    private boolean isMiddleOfSomething(double x, double y, double near) {
        for (Element element : editor.elementIndex().intersecting(new Bounds(x, y, x, y))) {
            Bounds bounds = ElementBounds.painted(element);
            if (Math.abs(bounds.centreX() - x) < near && Math.abs(bounds.centreY() - y) < near) return true;
        }
        return false;
    }

    private static int clamp(double coordinate) {
        return Math.clamp(Math.round(coordinate), -Limits.COORDINATE, Limits.COORDINATE);
    }
}
