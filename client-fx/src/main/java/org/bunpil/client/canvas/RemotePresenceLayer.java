package org.bunpil.client.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.names.ShownNames;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Person;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Other people on this page: their pointers with names, their selections, their lasers. */
final class RemotePresenceLayer {
    /** A pointer glides between updates: after this time it has gone two thirds of the distance. */
    private static final double GLIDE_MILLIS = 32;
    /** A pointer closer than this has arrived, 1/8 board pixel. */
    private static final double THERE = 2;

    final Group node = new Group();
    private final Group frames = new Group();
    private final SortedMap<Integer, RemoteUser> remoteUsers = new TreeMap<>();
    private SortedMap<Integer, Person> named = new TreeMap<>();
    private ShownNames names = ShownNames.of(named);
    private long lastMillis;

    /** Another participant's presence, pointer and laser. */
    private static final class RemoteUser {
        Presence presence;
        final Group pointer = new Group();
        final Label label = new Label();
        final LaserTrail laser;
        double x = Double.NaN;
        double y;

        RemoteUser(Presence presence, int c, String name) {
            this.presence = presence;
            Color color = FxConversions.color(Palette.ofParticipant(c).rgb());
            this.laser = new LaserTrail(color);
            Polygon arrow = new Polygon(0, 0, 4.6, 16.5, 8, 10, 15, 7.6);
            arrow.setFill(color);
            arrow.setStroke(Color.WHITE);
            arrow.setStrokeWidth(1.2);
            label.setText(name);
            boolean light = (color.getBrightness() > 0.75 && color.getSaturation() < 0.85) || color.equals(Color.WHITE);
            label.setStyle("-fx-background-color: " + web(color) + "; -fx-background-radius: 4;"
                    + " -fx-padding: 1 6 2 6; -fx-font-size: 12px; -fx-text-fill: " + (light ? "#1c1f24" : "white"));
            label.setLayoutX(13);
            label.setLayoutY(14);
            pointer.getChildren().addAll(arrow, label);
        }
    }

    RemotePresenceLayer() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
        node.getChildren().add(frames);
    }

    /** The latest presence of others; null: gone. */
    void presence(SortedMap<Integer, @Nullable Presence> others, SortedMap<Integer, Person> people) {
        rename(people);
        others.forEach((c, presence) -> {
            RemoteUser user = remoteUsers.get(c);
            if (presence == null) {
                if (user != null) remove(c, user);
            } else if (user == null) {
                user = new RemoteUser(presence, c, name(c));
                remoteUsers.put(c, user);
                node.getChildren().addAll(user.laser.node, user.pointer);
            } else {
                user.presence = presence;
            }
        });
    }

    /** People are renamed, become teachers, or another one with the same name comes. */
    private void rename(SortedMap<Integer, Person> people) {
        if (people.equals(named)) return;
        named = new TreeMap<>(people);
        names = ShownNames.of(named);
        remoteUsers.forEach((c, user) -> user.label.setText(name(c)));
    }

    private String name(int c) {
        Person person = named.get(c);
        if (person == null) return "";
        return person.isHost() ? ShownNames.HOST_SIGN + " " + names.of(c) : names.of(c);
    }

    /** Shows the others, or hides them while nobody can know where they are. */
    void show(boolean on) {
        node.setVisible(on);
    }

    /** The latest presence of everyone. */
    SortedMap<Integer, Presence> presences() {
        SortedMap<Integer, Presence> all = new TreeMap<>();
        remoteUsers.forEach((c, user) -> all.put(c, user.presence));
        return all;
    }

    /** @return whether anything will soon change by itself */
    boolean pulse(Editor editor, long millis) {
        Viewport v = editor.viewport();
        double glide = 1 - Math.exp(-(millis - lastMillis) / GLIDE_MILLIS);
        lastMillis = millis;
        boolean[] moving = {false};
        List<Node> selected = new ArrayList<>();
        remoteUsers.forEach((c, user) -> {
            Presence p = user.presence;
            boolean here = editor.page().equals(p.page());
            Point laser = here ? p.laser() : null;
            Point cursor = here && laser == null ? p.cursor() : null;
            user.pointer.setVisible(cursor != null);
            // A pointer that becomes a laser, or the other way round, glides on from where it is.
            Point there = laser == null ? cursor : laser;
            if (there == null) user.x = Double.NaN;
            else moving[0] |= glide(user, there, v, glide);
            Point shown = laser == null ? null : new Point((int) Math.round(user.x), (int) Math.round(user.y));
            moving[0] |= user.laser.pulse(shown, v, millis);
            if (!here) return;
            Point drag = p.drag() == null ? Point.ZERO : p.drag().delta();
            for (String id : p.selection()) {
                Element element = editor.elementIndex().element(id);
                Color color = FxConversions.color(Palette.ofParticipant(c).rgb());
                if (element != null) selected.add(EditingOverlay.elementFrame(element, v, drag, color, 0.8));
            }
        });
        if (!selected.isEmpty() || !frames.getChildren().isEmpty())
            frames.getChildren().setAll(selected);
        return moving[0];
    }

    private static boolean glide(RemoteUser user, Point cursor, Viewport v, double part) {
        if (Double.isNaN(user.x)) {
            user.x = cursor.x();
            user.y = cursor.y();
        }
        user.x += (cursor.x() - user.x) * part;
        user.y += (cursor.y() - user.y) * part;
        boolean there = Math.hypot(cursor.x() - user.x, cursor.y() - user.y) < THERE;
        if (there) {
            user.x = cursor.x();
            user.y = cursor.y();
        }
        user.pointer.setTranslateX(v.toViewX(user.x));
        user.pointer.setTranslateY(v.toViewY(user.y));
        return !there;
    }

    private void remove(Integer c, RemoteUser user) {
        remoteUsers.remove(c);
        node.getChildren().removeAll(user.laser.node, user.pointer);
    }

    private static String web(Color color) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }
}
