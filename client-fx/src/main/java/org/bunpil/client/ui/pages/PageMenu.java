package org.bunpil.client.ui.pages;

import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.MenuRow;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What can be done with the chosen pages. */
final class PageMenu extends VBox {
    private final UiContext ui;

    PageMenu(UiContext ui, PageActions actions) {
        this.ui = ui;
        setId("page-menu");
        getStyleClass().add("menu-panel");
        rows(actions.insert, actions.insertBefore, actions.duplicate);
        if (ui.app().allowsFileDialogs()) rows(actions.copyTo);
        if (!actions.selection.isSeveral()) rows(actions.rename);
        rows(actions.moveUp, actions.moveDown);
        Button pick = MenuRow.of(ui, "pages.pick", Material2OutlinedAL.CHECK_CIRCLE);
        pick.setOnAction(event -> {
            ui.popovers().close();
            actions.selection.pick();
        });
        getChildren().addAll(pick, new Separator());
        rows(actions.delete);
    }

    private void rows(Action... rows) {
        for (Action action : rows) getChildren().add(MenuRow.of(ui, action));
    }
}
