package org.bunpil.client.canvas;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Affine;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Scene;
import org.bunpil.client.editor.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Frame;
import org.bunpil.client.render.Paper;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/**
 * Elements being dragged, by this person or others: taken out of the tiles and shown as one picture that follows the hand. Each
 * picture stays until the tiles show what came of the drag.
 */
final class LiftLayer {
    /** More picture than this around the view is not lifted, device pixels. */
    private static final int MAX_PIXELS = 4_096;

    final Group node = new Group();
    private final PaintShop shop;
    private final Map<Object, Lift> lifts = new HashMap<>();

    /** One drag. */
    private static final class Lift {
        final Set<String> ids;
        final Box box;
        final ImageView view = new ImageView();
        final Affine toView = new Affine();
        double left;
        double top;
        double scale;
        AffineTransform way = new AffineTransform();
        boolean painted;

        @Nullable
        Box landed;

        long edition;

        Lift(Set<String> ids, Box box) {
            this.ids = ids;
            this.box = box;
            view.setManaged(false);
            view.setMouseTransparent(true);
            view.setVisible(false);
            view.getTransforms().add(toView);
        }
    }

    LiftLayer(PaintShop shop) {
        this.shop = shop;
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
    }

    /** What the tiles must not show. */
    Set<String> hidden() {
        Set<String> hidden = Set.of();
        for (Lift lift : lifts.values()) {
            if (!lift.painted || lift.landed != null) continue;
            if (hidden.isEmpty()) {
                // The usual case: one person drags, maybe thousands.
                hidden = lift.ids;
            } else {
                hidden = new HashSet<>(hidden);
                hidden.addAll(lift.ids);
            }
        }
        return hidden;
    }

    /**
     * Somebody drags, resizes or turns.
     *
     * @param who stays the same during a drag
     * @param way from where the elements are to where they are shown, board plane
     */
    void drag(
            Object who,
            List<String> ids,
            AffineTransform way,
            Scene scene,
            Paper paper,
            Viewport v,
            double deviceScale,
            TileLayer tiles) {
        Lift lift = lifts.get(who);
        if (lift == null || lift.landed != null || lift.ids.size() != ids.size()) {
            if (lift != null) remove(who, lift);
            lift = lift(ids, scene, paper, v, deviceScale, tiles);
            if (lift == null) return;
            lifts.put(who, lift);
            node.getChildren().add(lift.view);
        }
        lift.way = way;
    }

    /** A drag is over; the board has the outcome already. */
    void drop(Object who, Scene scene, TileLayer tiles) {
        Lift lift = lifts.get(who);
        if (lift == null || lift.landed != null) return;
        Rectangle2D target = lift.way
                .createTransformedShape(
                        new Rectangle2D.Double(lift.box.minX(), lift.box.minY(), lift.box.width(), lift.box.height()))
                .getBounds2D();
        Box there = new Box(target.getMinX(), target.getMinY(), target.getMaxX(), target.getMaxY());
        // What others send of a drag lags behind: the elements may lie elsewhere by now, and were hidden when that was
        // painted.
        for (String id : lift.ids) {
            Box box = scene.box(id);
            if (box != null) there = there.union(box);
        }
        lift.landed = lift.box.union(there);
        tiles.soil(lift.box);
        lift.edition = tiles.soil(there);
    }

    /** Who drags just now. */
    Set<Object> dragging() {
        Set<Object> who = new HashSet<>();
        lifts.forEach((key, lift) -> {
            if (lift.landed == null) who.add(key);
        });
        return who;
    }

    void pulse(Viewport v, TileLayer tiles) {
        for (Iterator<Lift> all = lifts.values().iterator(); all.hasNext(); ) {
            Lift lift = all.next();
            if (lift.landed != null && (!lift.painted || tiles.shows(lift.landed, lift.edition))) {
                node.getChildren().remove(lift.view);
                all.remove();
                continue;
            }
            AffineTransform toView = new AffineTransform(v.scale(), 0, 0, v.scale(), v.toViewX(0), v.toViewY(0));
            toView.concatenate(lift.way);
            toView.concatenate(new AffineTransform(1 / lift.scale, 0, 0, 1 / lift.scale, lift.left, lift.top));
            lift.toView.setToTransform(
                    toView.getScaleX(),
                    toView.getShearX(),
                    toView.getTranslateX(),
                    toView.getShearY(),
                    toView.getScaleY(),
                    toView.getTranslateY());
        }
    }

    /** What was hidden in the tiles is to be seen there again. */
    void clear(TileLayer tiles) {
        for (Lift lift : lifts.values()) tiles.soil(lift.box);
        lifts.clear();
        node.getChildren().clear();
    }

    boolean isEmpty() {
        return lifts.isEmpty();
    }

    private void remove(Object who, Lift lift) {
        lifts.remove(who);
        node.getChildren().remove(lift.view);
    }

    private @Nullable Lift lift(
            List<String> ids, Scene scene, Paper paper, Viewport v, double deviceScale, TileLayer tiles) {
        double scale = v.scale() * deviceScale;
        Box seen = v.visible().grown(Math.max(v.width(), v.height()) / 4 / v.scale());
        Box all = null;
        List<Element> elements = new ArrayList<>();
        for (String id : ids) {
            Box box = scene.box(id);
            if (box == null) continue;
            all = all == null ? box : all.union(box);
            Element element = scene.element(id);
            if (element != null && box.intersects(seen)) elements.add(element);
        }
        if (all == null) return null;
        elements.sort(Scene.DRAWING_ORDER);
        Lift lift = new Lift(new HashSet<>(ids), all);
        long left = (long) Math.floor(Math.max(all.minX(), seen.minX()) * scale) - 1;
        long top = (long) Math.floor(Math.max(all.minY(), seen.minY()) * scale) - 1;
        long width = (long) Math.ceil(Math.min(all.maxX(), seen.maxX()) * scale) + 1 - left;
        long height = (long) Math.ceil(Math.min(all.maxY(), seen.maxY()) * scale) + 1 - top;
        if (width <= 0 || height <= 0) return null;
        Frame frame =
                new Frame(left, top, (int) Math.min(width, MAX_PIXELS), (int) Math.min(height, MAX_PIXELS), scale);
        lift.left = left / scale;
        lift.top = top / scale;
        lift.scale = v.scale();
        shop.paint(
                () -> {
                    Bitmap bitmap = new Bitmap(frame.width(), frame.height());
                    shop.painter(paper).elements(bitmap, frame, elements);
                    return () -> show(lift, bitmap, deviceScale, tiles);
                },
                () -> {});
        return lift;
    }

    private static void show(Lift lift, Bitmap bitmap, double deviceScale, TileLayer tiles) {
        PixelBuffer<IntBuffer> pixels = new PixelBuffer<>(
                bitmap.width(), bitmap.height(), IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance());
        lift.view.setImage(new WritableImage(pixels));
        lift.view.setFitWidth(bitmap.width() / deviceScale);
        lift.view.setFitHeight(bitmap.height() / deviceScale);
        lift.view.setVisible(true);
        lift.painted = true;
        if (lift.landed == null) tiles.soil(lift.box);
    }
}
