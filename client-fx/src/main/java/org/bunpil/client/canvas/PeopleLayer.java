package org.bunpil.client.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Person;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Others on this page: their named pointers, what they have selected, their lasers. */
final class PeopleLayer {
    /** A pointer glides between updates: after this long it has gone all but a third of its way. */
    private static final double GLIDE_MILLIS = 32;
    /** Nearer than this it is there, 1/8 board pixel. */
    private static final double THERE = 2;

    final Group node = new Group();
    private final Group frames = new Group();
    private final SortedMap<Integer, Guest> guests = new TreeMap<>();
    private long lastMillis;

    /** Somebody else's pointer. */
    private static final class Guest {
        Presence presence;
        final Group pointer = new Group();
        final LaserTrail laser;
        double x = Double.NaN;
        double y;

        Guest(Presence presence, int c, String name) {
            this.presence = presence;
            Color color = Fx.color(Palette.ofParticipant(c).rgb());
            this.laser = new LaserTrail(color);
            Polygon arrow = new Polygon(0, 0, 4.6, 16.5, 8, 10, 15, 7.6);
            arrow.setFill(color);
            arrow.setStroke(Color.WHITE);
            arrow.setStrokeWidth(1.2);
            Label label = new Label(name);
            boolean light = (color.getBrightness() > 0.75 && color.getSaturation() < 0.85) || color.equals(Color.WHITE);
            label.setStyle("-fx-background-color: " + web(color) + "; -fx-background-radius: 4;"
                    + " -fx-padding: 1 6 2 6; -fx-font-size: 12px; -fx-text-fill: " + (light ? "#1c1f24" : "white"));
            label.setLayoutX(13);
            label.setLayoutY(14);
            pointer.getChildren().addAll(arrow, label);
        }
    }

    PeopleLayer() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
        node.getChildren().add(frames);
    }

    /** Latest presence; null: gone. */
    void presence(SortedMap<Integer, @Nullable Presence> others, SortedMap<Integer, Person> people) {
        others.forEach((c, presence) -> {
            Guest guest = guests.get(c);
            if (presence == null) {
                if (guest != null) remove(c, guest);
            } else if (guest == null) {
                Person person = people.get(c);
                guest = new Guest(presence, c, person == null ? "" : person.name());
                guests.put(c, guest);
                node.getChildren().addAll(guest.laser.node, guest.pointer);
            } else {
                guest.presence = presence;
            }
        });
    }

    /** Everybody's latest presence. */
    SortedMap<Integer, Presence> presences() {
        SortedMap<Integer, Presence> all = new TreeMap<>();
        guests.forEach((c, guest) -> all.put(c, guest.presence));
        return all;
    }

    /** @return whether anything will look different soon by itself */
    boolean pulse(Editor editor, long millis) {
        Viewport v = editor.viewport();
        double glide = 1 - Math.exp(-(millis - lastMillis) / GLIDE_MILLIS);
        lastMillis = millis;
        boolean[] moving = {false};
        List<Node> selected = new ArrayList<>();
        guests.forEach((c, guest) -> {
            Presence p = guest.presence;
            boolean here = editor.page().equals(p.page());
            Point cursor = here && p.laser() == null ? p.cursor() : null;
            guest.pointer.setVisible(cursor != null);
            if (cursor == null) guest.x = Double.NaN;
            else moving[0] |= glide(guest, cursor, v, glide);
            moving[0] |= guest.laser.pulse(here ? p.laser() : null, v, millis);
            if (!here) return;
            Point drag = p.drag() == null ? Point.ZERO : p.drag().d();
            for (String id : p.selection()) {
                Element element = editor.scene().element(id);
                Color color = Fx.color(Palette.ofParticipant(c).rgb());
                if (element != null) selected.add(Overlay.elementFrame(element, v, drag, color, 0.8));
            }
        });
        if (!selected.isEmpty() || !frames.getChildren().isEmpty())
            frames.getChildren().setAll(selected);
        return moving[0];
    }

    private static boolean glide(Guest guest, Point cursor, Viewport v, double part) {
        if (Double.isNaN(guest.x)) {
            guest.x = cursor.x();
            guest.y = cursor.y();
        }
        guest.x += (cursor.x() - guest.x) * part;
        guest.y += (cursor.y() - guest.y) * part;
        boolean there = Math.hypot(cursor.x() - guest.x, cursor.y() - guest.y) < THERE;
        if (there) {
            guest.x = cursor.x();
            guest.y = cursor.y();
        }
        guest.pointer.setTranslateX(v.toViewX(guest.x));
        guest.pointer.setTranslateY(v.toViewY(guest.y));
        return !there;
    }

    private void remove(Integer c, Guest guest) {
        guests.remove(c);
        node.getChildren().removeAll(guest.laser.node, guest.pointer);
    }

    private static String web(Color color) {
        return String.format(
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }
}
