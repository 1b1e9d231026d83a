package org.bunpil.client.ui.people;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import org.bunpil.client.qr.QrCode;
import org.jspecify.annotations.Nullable;

/** A QR code as large as its height or width allows, dark on white in every theme, with the margin that cameras need. */
final class QrCodeView extends Region {
    /** Light modules around the code. */
    private static final int MARGIN = 4;

    private final Path modules = new Path();
    private @Nullable QrCode code;
    private String text = "";

    QrCodeView(String accessible) {
        setId("code-qr");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(accessible);
        getStyleClass().add("code-qr");
        modules.setFill(Color.BLACK);
        modules.setStroke(null);
        modules.setSmooth(false);
        modules.setFillRule(FillRule.NON_ZERO);
        modules.setManaged(false);
        getChildren().add(modules);
    }

    void text(String now) {
        if (now.equals(text)) return;
        text = now;
        code = QrCode.of(now);
        requestLayout();
    }

    /** Makes it a square with this side. */
    void side(double side) {
        setMinSize(side, side);
        setMaxSize(side, side);
        setPrefSize(side, side);
    }

    @Override
    protected void layoutChildren() {
        QrCode shown = code;
        if (shown == null) return;
        int size = shown.size();
        // Whole pixels, so that all modules have one size.
        double module = Math.max(1, Math.floor(Math.min(getWidth(), getHeight()) / (size + 2 * MARGIN)));
        double left = Math.floor((getWidth() - module * size) / 2);
        double top = Math.floor((getHeight() - module * size) / 2);
        modules.getElements().clear();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (!shown.isDark(x, y)) continue;
                int end = x;
                while (end + 1 < size && shown.isDark(end + 1, y)) end++;
                rectangle(left + x * module, top + y * module, (end + 1 - x) * module, module);
                x = end;
            }
        }
    }

    private void rectangle(double x, double y, double width, double height) {
        modules.getElements()
                .addAll(
                        new MoveTo(x, y),
                        new HLineTo(x + width),
                        new VLineTo(y + height),
                        new HLineTo(x),
                        new ClosePath());
    }
}
