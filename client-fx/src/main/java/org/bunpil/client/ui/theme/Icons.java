package org.bunpil.client.ui.theme;

import javafx.scene.Node;
import javafx.scene.shape.SVGPath;
import org.bunpil.client.editor.ToolKind;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The icon of each tool: from the icon font where it has one, else drawn here on the same 24 px grid. */
public final class Icons {
    private static final String ERASER =
            "M8.6 19.4 L3.6 14.4 L13.4 4.6 L20.4 11.6 L12.6 19.4 Z M8.4 9.6 L15.4 16.6 M12.6 19.9 L21 19.9";
    private static final String HIGHLIGHTER =
            "M8.6 13.6 L16.4 4.2 L20.4 7.6 L12.6 17 Z M8.6 13.6 L6.2 18.4 L8.4 18.9 L12.6 17 M3.5 22 L20.5 22";
    private static final String LINE = "M4.5 19.5 L19.5 4.5";
    private static final String CONNECTOR =
            "M2.5 3.5 L9.5 3.5 L9.5 9.5 L2.5 9.5 Z M14.5 14.5 L21.5 14.5 L21.5 20.5 L14.5 20.5 Z M6 9.5 L6 17.5 L14 17.5";
    private static final String DIAMOND = "M12 3.5 L20.5 12 L12 20.5 L3.5 12 Z";
    private static final String RECT = "M3.5 5.5 L20.5 5.5 L20.5 18.5 L3.5 18.5 Z";
    /** The icon font's pointer points to the upper right; people expect the upper left. */
    private static final double POINTER_TURN = -90;

    private Icons() {}

    public static Node of(ToolKind tool) {
        return switch (tool) {
            case SELECT -> {
                FontIcon pointer = new FontIcon(Material2OutlinedMZ.NEAR_ME);
                pointer.setRotate(POINTER_TURN);
                yield pointer;
            }
            case PEN -> new FontIcon(Material2OutlinedAL.EDIT);
            case HIGHLIGHTER -> drawn(HIGHLIGHTER);
            case ERASER -> drawn(ERASER);
            case LINE -> drawn(LINE);
            case ARROW -> new FontIcon(Material2OutlinedAL.CALL_MADE);
            case RECT -> drawn(RECT);
            case ELLIPSE -> new FontIcon(Material2OutlinedMZ.PANORAMA_FISH_EYE);
            case TRIANGLE -> new FontIcon(Material2OutlinedAL.CHANGE_HISTORY);
            case DIAMOND -> drawn(DIAMOND);
            case CONNECTOR -> drawn(CONNECTOR);
            case TEXT -> new FontIcon(Material2OutlinedMZ.TITLE);
            case NOTE -> new FontIcon(Material2OutlinedMZ.STICKY_NOTE_2);
            case HAND -> new FontIcon(Material2OutlinedMZ.PAN_TOOL);
            case LASER -> new FontIcon(Material2OutlinedAL.FLARE);
            case EYEDROPPER -> new FontIcon(Material2OutlinedAL.COLORIZE);
        };
    }

    public static Node of(Ikon icon) {
        return new FontIcon(icon);
    }

    private static Node drawn(String path) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("drawn-icon");
        return shape;
    }
}
