package org.bunpil.client.ui.export;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportOptions.PageSize;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.NonBlinkingCaret;

/** Which pages, how large, with their paper or not; and how they will look. */
final class ExportForm extends HBox {
    /** What is exported. */
    enum What {
        SELECTION,
        PAGE,
        SOME,
        BOARD
    }

    private final Messages messages;
    private final ExportSource source;
    private final ChoiceRow<What> what;
    private final TextField range = NonBlinkingCaret.install(new TextField());
    private final Label wrong = new Label();
    private final CheckBox paper;
    private final VBox fields = new VBox();
    private final PagePreview preview;
    private final ReadOnlyBooleanWrapper unusable = new ReadOnlyBooleanWrapper();
    private ExportOptions options;
    private Runnable onChange = () -> {};

    /** @param first options to begin with */
    ExportForm(UiContext ui, ExportSource source, ExportOptions first) {
        this.messages = ui.messages();
        this.source = source;
        this.options = first;
        this.preview = new PagePreview(messages, ui.board().assets());
        getStyleClass().add("export-form");
        fields.getStyleClass().add("dialog-content");
        HBox.setHgrow(fields, Priority.ALWAYS);
        boolean selected = source.selection() != null;
        boolean several = source.pages().size() > 1;
        what = new ChoiceRow<>(messages.text("export.what"), selected ? What.SELECTION : What.PAGE);
        what.add(What.SELECTION, "export.what.selection", messages.text("export.what.selection"))
                .add(What.PAGE, "export.what.page", messages.text("export.what.page"))
                .add(What.SOME, "export.what.some", messages.text("export.what.some"))
                .add(What.BOARD, "export.what.board", messages.text("export.what.board"));
        what.disable(What.SELECTION, !selected);
        what.disable(What.SOME, !several);
        what.disable(What.BOARD, !several);
        range.setId("export.range");
        range.setPromptText(messages.text("export.range.prompt"));
        range.setAccessibleText(messages.text("export.what.some"));
        wrong.getStyleClass().add("muted");
        wrong.setWrapText(true);
        wrong.setMinHeight(USE_PREF_SIZE);
        wrong.setText(messages.text("export.range.wrong", source.pages().size()));
        paper = new CheckBox(messages.text("export.paper"));
        paper.setId("export.paper");
        paper.setSelected(first.paper());
        paper.getStyleClass().add("touchable");
        fields.getChildren().setAll(what, range, wrong, paper);
        getChildren().setAll(fields, preview);
        what.chosen().addListener((observable, before, now) -> {
            update();
            if (now == What.SOME) range.requestFocus();
        });
        range.textProperty().addListener((observable, before, now) -> update());
        paper.selectedProperty().addListener((observable, before, now) -> options(options.withPaper(now)));
        update();
    }

    /** Sets who hears that what is chosen has changed. */
    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Adds a row before all others. */
    void addFirst(Node row) {
        fields.getChildren().addFirst(row);
    }

    /** Adds a row before the one about the paper. */
    void add(Node row) {
        fields.getChildren().add(fields.getChildren().size() - 1, row);
    }

    /** A row with the sizes of pages. */
    ChoiceRow<PageSize> sizes() {
        ChoiceRow<PageSize> sizes = new ChoiceRow<>(messages.text("export.size"), options.size());
        sizes.add(PageSize.DRAWN, "export.size.drawn", messages.text("export.size.drawn"))
                .add(PageSize.A4, "export.size.a4", messages.text("export.size.a4"))
                .add(PageSize.SLIDE, "export.size.slide", messages.text("export.size.slide"));
        sizes.chosen().addListener((observable, before, now) -> options(options.withSize(now)));
        return sizes;
    }

    ExportOptions options() {
        return options;
    }

    void options(ExportOptions newOptions) {
        options = newOptions;
        update();
    }

    /** What is chosen; nothing while the page numbers are not understood. */
    List<ExportPage> pages() {
        ExportPage selection = source.selection();
        return switch (what.chosen().get()) {
            case SELECTION -> selection == null ? List.of() : List.of(selection);
            case PAGE ->
                source.pages().isEmpty() ? List.of() : List.of(source.pages().get(source.current()));
            case SOME ->
                PageRange.indexes(range.getText(), source.pages().size()).stream()
                        .map(source.pages()::get)
                        .toList();
            case BOARD -> source.pages();
        };
    }

    /** Whether nothing can be exported yet. */
    ReadOnlyBooleanProperty unusable() {
        return unusable.getReadOnlyProperty();
    }

    private void update() {
        boolean some = what.chosen().get() == What.SOME;
        List<ExportPage> pages = pages();
        range.setVisible(some);
        range.setManaged(some);
        wrong.setVisible(some && pages.isEmpty());
        wrong.setManaged(wrong.isVisible());
        unusable.set(pages.isEmpty());
        preview.show(pages, options);
        onChange.run();
    }
}
