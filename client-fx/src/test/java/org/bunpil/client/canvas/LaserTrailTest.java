package org.bunpil.client.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LaserTrailTest {
    private static final Viewport VIEW = Viewport.START.resized(800, 600).centred(400 * 8, 300 * 8);

    private final LaserTrail laser = new LaserTrail(Color.RED);
    private long millis;

    @BeforeAll
    static void toolkit() {
        CanvasWindow.open(new TestBoard().join("Kim")).close();
    }

    private void to(double x, double y) {
        laser.pulse(new Point((int) (x * 8), (int) (y * 8)), VIEW, millis += 16);
    }

    private List<Node> trails() {
        return laser.node.getChildren().stream()
                .filter(node -> !(node instanceof Circle))
                .toList();
    }

    @Test
    void aTrailIsOneShapeOfOneColour() {
        for (int x = 100; x <= 400; x += 10) to(x, 300);
        assertEquals(1, trails().size());
        Image image = CanvasWindow.fx(() -> {
            SnapshotParameters all = new SnapshotParameters();
            all.setViewport(new Rectangle2D(0, 0, 800, 600));
            Group root = new Group(laser.node);
            assertTrue(new Scene(root, 800, 600).getRoot() == root);
            return root.snapshot(all, null);
        });
        Bitmaps.keep(image, "laser");
        Set<Integer> colors = new HashSet<>();
        for (int x = 110; x < 370; x++) colors.add(Bitmaps.rgb(image, x, 300));
        assertEquals(1, colors.size(), "no beads: " + colors);
    }

    @Test
    void aTrailHasNoCorners() {
        to(100, 100);
        to(200, 100);
        to(200, 200);
        // The curve through the three goes beyond the straight lines between them.
        assertTrue(trails().getFirst().getBoundsInLocal().getMaxX() > 207);
    }

    @Test
    void aLaserThatIsSwitchedOnElsewhereIsNotJoinedToWhereItWas() {
        to(100, 300);
        to(140, 300);
        laser.pulse(null, VIEW, millis += 16);
        to(600, 300);
        to(640, 300);
        assertEquals(2, trails().size());
        for (Node trail : trails()) assertFalse(trail.contains(400, 300));
    }
}
