package org.bunpil.client.ui.pages;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.PageCopying;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.jspecify.annotations.Nullable;

/** Asks to which board of this computer pages are to be copied. */
final class CopyPagesDialog {
    private static final double ROW = 44;
    private static final int ROWS = 5;

    private final UiContext ui;
    private final List<PageCopying.Target> targets;
    private final List<Pages.PageContent> pages;
    private final ListView<PageCopying.Target> list = new ListView<>();
    private final TextField query = NonBlinkingCaret.install(new TextField());
    private final ModalDialog dialog;

    private CopyPagesDialog(UiContext ui, List<PageCopying.Target> targets, List<Pages.PageContent> pages) {
        this.ui = ui;
        this.targets = targets;
        this.pages = pages;
        Messages messages = ui.messages();
        query.setId("pages.copy.search");
        query.setPromptText(messages.text("pages.copy.search"));
        query.setAccessibleText(messages.text("pages.copy.search"));
        query.textProperty().addListener(observable -> fill());
        query.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean down = event.getCode() == KeyCode.DOWN;
            if (!down && event.getCode() != KeyCode.UP) return;
            list.getSelectionModel().select(Math.max(0, list.getSelectionModel().getSelectedIndex() + (down ? 1 : -1)));
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 1));
            event.consume();
        });
        list.setId("pages.copy.list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROWS * ROW + 4);
        list.setMinHeight(2 * ROW);
        list.setPlaceholder(new Label(messages.text("pages.copy.none")));
        list.setCellFactory(view -> new Row(messages));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) copy();
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) copy();
        });
        dialog = new ModalDialog("copy-pages-dialog", messages.text("pages.copy.title", pages.size()))
                .content(query, list)
                .cancel(messages.text("action.cancel"))
                .primary("pages.copy.do", messages.text("pages.copy.do"), this::chosen)
                .primaryDisabled(Bindings.isNull(list.getSelectionModel().selectedItemProperty()));
        fill();
    }

    /** @param targets own boards of this computer */
    static ModalDialog of(UiContext ui, List<PageCopying.Target> targets, List<Pages.PageContent> pages) {
        Messages messages = ui.messages();
        if (targets.isEmpty())
            return new ModalDialog("copy-pages-dialog", messages.text("pages.copy.title", pages.size()))
                    .text(messages.text("pages.copy.nowhere"))
                    .close(messages.text("action.close"));
        return new CopyPagesDialog(ui, targets, pages).dialog;
    }

    private void fill() {
        String typed = query.getText().strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(targets.stream()
                        .filter(each -> text(each, ui.messages())
                                .toLowerCase(Locale.ROOT)
                                .contains(typed))
                        .toList());
        list.getSelectionModel().selectFirst();
    }

    private void copy() {
        if (list.getSelectionModel().getSelectedItem() == null) return;
        dialog.close();
        chosen();
    }

    private void chosen() {
        PageCopying.Target target = list.getSelectionModel().getSelectedItem();
        if (target != null) ui.app().pageCopying().copy(ui, target, pages);
    }

    private static String text(PageCopying.Target target, Messages messages) {
        String title = target.title().isBlank() ? messages.text("untitled") : target.title();
        return target.folder().isEmpty() ? title : messages.text("boards.when", title, target.folder());
    }

    private static final class Row extends ListCell<PageCopying.Target> {
        private final Messages messages;

        Row(Messages messages) {
            this.messages = messages;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(PageCopying.@Nullable Target target, boolean empty) {
            super.updateItem(target, empty);
            setText(empty || target == null ? null : text(target, messages));
        }
    }
}
