package org.bunpil.client.ui.pages;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.client.thumbnail.PageThumbnail;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.theme.Icons;
import org.bunpil.client.ui.theme.PersonBadge;
import org.bunpil.model.Page;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One page of the strip: its thumbnail, number, title, and who is there. */
final class PageCell extends Region {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass MOVING = PseudoClass.getPseudoClass("moving");

    private static final double LABEL = 24;
    private static final double EDGE = 4;
    private static final double BETWEEN = 6;
    private static final double RATIO = 9.0 / 16;
    /** Of more people on a page the others are a number. */
    private static final int MOST_BADGES = 3;

    private final ImageView image = new ImageView();
    private final StackPane frame = new StackPane(image);
    private final Label number = new Label();
    private final Label title = new Label();
    private final HBox people = new HBox();
    private @Nullable PageThumbnail shown;
    private List<RosterEntry> visitors = List.of();
    private @Nullable Tooltip tip;

    /** What a cell shows. */
    record Content(
            Page page,
            int number,
            boolean current,
            boolean chosen,
            boolean moving,
            List<RosterEntry> visitors,
            String saidOfVisitors,
            @Nullable PageThumbnail thumbnail,
            int paper) {}

    PageCell() {
        getStyleClass().add("page-cell");
        frame.getStyleClass().add("page-frame");
        number.getStyleClass().add("page-cell-number");
        title.getStyleClass().add("page-title");
        title.setTextOverrun(OverrunStyle.ELLIPSIS);
        people.getStyleClass().add("page-people");
        people.setAlignment(Pos.CENTER_RIGHT);
        people.setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        getChildren().setAll(frame, number, title, people);
    }

    /** Width of a thumbnail in a cell of this width. */
    static double thumbnailWidth(double width) {
        return Math.floor(width - 2 * EDGE);
    }

    static double thumbnailHeight(double width) {
        return Math.rint(thumbnailWidth(width) * RATIO);
    }

    static double height(double width) {
        return EDGE + thumbnailHeight(width) + LABEL + BETWEEN;
    }

    void show(Content content, Messages messages) {
        pseudoClassStateChanged(CURRENT, content.current());
        pseudoClassStateChanged(CHOSEN, content.chosen());
        pseudoClassStateChanged(MOVING, content.moving());
        number.setText(String.format(messages.locale(), "%d", content.number()));
        title.setText(content.page().title());
        if (!Objects.equals(content.thumbnail(), shown)) {
            shown = content.thumbnail();
            image.setImage(shown == null ? null : image(shown.bitmap()));
        }
        // Until it is painted, a page has at least its colour.
        frame.setStyle(String.format(Locale.ROOT, "-bp-paper: #%06x;", content.paper()));
        if (!content.visitors().equals(visitors)) {
            visitors = content.visitors();
            people.getChildren().clear();
            for (RosterEntry each : visitors.subList(0, Math.min(MOST_BADGES, visitors.size()))) badge(each);
            if (visitors.size() > MOST_BADGES) {
                Label more = new Label(String.format(messages.locale(), "+%d", visitors.size() - MOST_BADGES));
                more.getStyleClass().addAll("badge", "page-badge", "page-more");
                people.getChildren().add(more);
            }
        }
        String name = content.page().title().isBlank()
                ? messages.text("page.number", content.number())
                : messages.text("page.named", content.number(), content.page().title());
        String said = content.saidOfVisitors().isEmpty() ? name : name + "\n" + content.saidOfVisitors();
        setAccessibleText(said);
        // A long title is cut off, and a badge is only an initial.
        boolean more = !content.visitors().isEmpty() || !content.page().title().isBlank();
        if (more && tip == null) {
            tip = new BesideTooltip(this, said);
            Tooltip.install(this, tip);
        } else if (!more && tip != null) {
            Tooltip.uninstall(this, tip);
            tip = null;
        }
        if (tip != null) tip.setText(said);
    }

    private void badge(RosterEntry visitor) {
        Label badge = PersonBadge.of(visitor.person());
        badge.getStyleClass().add("page-badge");
        if (visitor.host()) {
            badge.setText(null);
            badge.setGraphic(Icons.of(Material2OutlinedMZ.SCHOOL));
            badge.getStyleClass().add("page-teacher");
        }
        people.getChildren().add(badge);
    }

    static Image image(Bitmap bitmap) {
        return new WritableImage(new PixelBuffer<>(
                bitmap.width(), bitmap.height(), IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance()));
    }

    /** What it shows, for the pointer that moves it. */
    @Nullable
    Image image() {
        return image.getImage();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double wide = thumbnailWidth(width);
        double high = thumbnailHeight(width);
        image.setFitWidth(wide);
        image.setFitHeight(high);
        frame.resizeRelocate(EDGE, EDGE, wide, high);
        double below = EDGE + high;
        double numberWidth = Math.ceil(number.prefWidth(-1));
        number.resizeRelocate(EDGE, below, numberWidth, LABEL);
        title.resizeRelocate(EDGE + numberWidth + EDGE, below, Math.max(0, wide - numberWidth - EDGE), LABEL);
        double badges = people.prefWidth(-1);
        double badgeHeight = people.prefHeight(-1);
        people.resizeRelocate(EDGE + wide - badges - EDGE, below - badgeHeight - EDGE, badges, badgeHeight);
    }
}
