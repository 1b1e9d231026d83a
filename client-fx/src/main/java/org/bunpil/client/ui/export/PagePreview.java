package org.bunpil.client.ui.export;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.export.page.PageLayout;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.ImageSource;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.client.ui.theme.Icons;
import org.bunpil.model.Background;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The pages as they will be, small, one at a time. Painted in the background. */
final class PagePreview extends VBox {
    private static final double WIDTH = 320;
    private static final double HEIGHT = 240;
    /** Around the page, so that its edges are seen. */
    private static final double SPACE = 24;

    private final Messages messages;
    private final ImageSource images;
    private final ImageView view = new ImageView();
    private final Label number = new Label();
    private final Button back;
    private final Button on;
    private final ExecutorService painting = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("bunpil-preview").factory());
    private List<ExportPage> pages = List.of();
    private ExportOptions options = ExportOptions.AS_DRAWN;
    private int index;
    /** Counts what was asked for; an older one is not shown, and not painted if it has not begun. */
    private final AtomicInteger asked = new AtomicInteger();

    PagePreview(Messages messages, ImageSource images) {
        this.messages = messages;
        this.images = images;
        getStyleClass().add("labelled");
        view.setId("export.preview");
        view.setPreserveRatio(true);
        view.setAccessibleText(messages.text("export.preview"));
        StackPane frame = new StackPane(view);
        frame.getStyleClass().add("export-preview");
        frame.setMinSize(WIDTH, HEIGHT);
        frame.setMaxSize(WIDTH, HEIGHT);
        back = step("export.preview.back", Material2OutlinedAL.CHEVRON_LEFT, "action.page_before", -1);
        on = step("export.preview.on", Material2OutlinedAL.CHEVRON_RIGHT, "action.page_after", 1);
        HBox row = new HBox(back, number, on);
        row.setAlignment(Pos.CENTER);
        setMaxWidth(WIDTH);
        getChildren().setAll(frame, row);
        sceneProperty().addListener((observable, before, now) -> {
            if (now == null) painting.shutdownNow();
        });
    }

    private Button step(String id, Material2OutlinedAL icon, String name, int by) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("quiet", "icon-button");
        button.setAccessibleText(messages.text(name));
        button.setOnAction(event -> {
            index += by;
            show();
        });
        return button;
    }

    /** Shows these pages from now on. */
    void show(List<ExportPage> newPages, ExportOptions newOptions) {
        if (!newPages.equals(pages)) index = 0;
        pages = newPages;
        options = newOptions;
        show();
    }

    private void show() {
        int count = pages.size();
        index = Math.clamp(index, 0, Math.max(0, count - 1));
        back.setDisable(index == 0);
        on.setDisable(index >= count - 1);
        number.setText(count == 0 ? "" : messages.text("export.preview.page", index + 1, count));
        int turn = asked.incrementAndGet();
        if (count == 0 || painting.isShutdown()) {
            view.setImage(null);
            return;
        }
        ExportPage page = pages.get(index);
        ExportOptions now = options;
        double output = Screen.getPrimary().getOutputScaleX();
        painting.execute(() -> {
            if (turn != asked.get()) return;
            Bitmap bitmap = paint(page, now, images, (WIDTH - SPACE) * output, (HEIGHT - SPACE) * output);
            Platform.runLater(() -> {
                if (turn == asked.get()) show(bitmap, output);
            });
        });
    }

    private void show(Bitmap bitmap, double output) {
        int width = bitmap.width();
        int height = bitmap.height();
        view.setImage(new WritableImage(new PixelBuffer<>(
                width, height, IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance())));
        view.setFitWidth(width / output);
        view.setFitHeight(height / output);
    }

    /** A page as large as fits. */
    static Bitmap paint(ExportPage page, ExportOptions options, ImageSource images, double width, double height) {
        PageLayout layout = PageLayout.of(page, options.size());
        double scale =
                Math.min(width / layout.shown().width(), height / layout.shown().height());
        RenderRegion region = layout.pixels(scale);
        Bitmap bitmap = new Bitmap(region.width(), region.height());
        Paper paper = Paper.of(options.paper() ? page.background() : Background.PLAIN, false);
        Painter painter = new Painter(paper, images);
        if (options.paper()) painter.page(bitmap, region, List.of());
        else Arrays.fill(bitmap.pixels(), 0xffffffff);
        painter.elements(bitmap, region, page.elements());
        return bitmap;
    }
}
