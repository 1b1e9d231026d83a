package org.bunpil.client.canvas;

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
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Scene;
import org.bunpil.client.editor.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Frame;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.geometry.Point;
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
        double left;
        double top;
        double scale;
        Point d = Point.ZERO;
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
        Set<String> hidden = new HashSet<>();
        for (Lift lift : lifts.values()) if (lift.painted && lift.landed == null) hidden.addAll(lift.ids);
        return hidden;
    }

    /** Somebody drags. @param who stays the same during a drag */
    void drag(
            Object who,
            List<String> ids,
            Point d,
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
        lift.d = d;
    }

    /** A drag is over; the board has the outcome already. */
    void drop(Object who, TileLayer tiles) {
        Lift lift = lifts.get(who);
        if (lift == null || lift.landed != null) return;
        Box there = lift.box.moved(lift.d.x(), lift.d.y());
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
            double ratio = v.scale() / lift.scale;
            lift.view.setScaleX(ratio);
            lift.view.setScaleY(ratio);
            // Scaling is about the view's centre.
            double width = lift.view.getBoundsInLocal().getWidth();
            double height = lift.view.getBoundsInLocal().getHeight();
            lift.view.setTranslateX(v.toViewX(lift.left + lift.d.x()) + (ratio - 1) * width / 2);
            lift.view.setTranslateY(v.toViewY(lift.top + lift.d.y()) + (ratio - 1) * height / 2);
        }
    }

    void clear() {
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
        Box all = null;
        List<Element> elements = new ArrayList<>();
        for (String id : ids) {
            Box box = scene.box(id);
            if (box == null) continue;
            all = all == null ? box : all.union(box);
            Element element = scene.element(id);
            if (element != null) elements.add(element);
        }
        if (all == null) return null;
        elements.sort(Scene.DRAWING_ORDER);
        Lift lift = new Lift(Set.copyOf(ids), all);
        double scale = v.scale() * deviceScale;
        Box seen = v.visible().grown(Math.max(v.width(), v.height()) / 4 / v.scale());
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
        shop.paint(() -> {
            Bitmap bitmap = new Bitmap(frame.width(), frame.height());
            new Painter(paper).elements(bitmap, frame, elements);
            return () -> show(lift, bitmap, deviceScale, tiles);
        });
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
