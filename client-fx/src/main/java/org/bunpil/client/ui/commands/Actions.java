package org.bunpil.client.ui.commands;

import java.util.List;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.actions.KeyPress;
import org.bunpil.client.ui.actions.ScreenControls;
import org.bunpil.client.ui.clipboard.ClipboardController;
import org.bunpil.client.ui.export.ExportActions;
import org.bunpil.client.ui.history.HistoryActions;
import org.bunpil.client.ui.pages.PageActions;
import org.bunpil.client.ui.people.ClassActions;
import org.bunpil.client.ui.settings.AppearanceActions;
import org.jspecify.annotations.Nullable;

/**
 * The one list of all actions of a board's window. Bars, menus, keys, the shortcuts dialog and the command palette use it, and commands are
 * defined nowhere else. To add a feature, add its group: a field, and a place in the list.
 */
public final class Actions {
    public final EditActions edit;
    public final ArrangeActions arrange;
    public final PageActions page;
    public final ViewActions view;
    public final ToolActions tools;
    public final StyleActions style;
    public final ConnectorActions connector;
    public final HistoryActions history;
    public final ClassActions classroom;
    public final ExportActions export;
    public final AppearanceActions looks;
    public final FileActions file;
    public final AppActions app;

    private final List<Action> all;

    /** @param kiosk whether the board is unattended: then the list holds only actions allowed at a kiosk */
    public Actions(UiContext ui, ClipboardController clipboard, ScreenControls pane, boolean kiosk) {
        DisabledReasons disabledReasons = new DisabledReasons(ui.board());
        edit = new EditActions(ui, disabledReasons, clipboard);
        arrange = new ArrangeActions(ui, disabledReasons);
        page = new PageActions(ui, disabledReasons, pane);
        view = new ViewActions(ui, pane);
        tools = new ToolActions(ui, disabledReasons);
        style = new StyleActions(ui, disabledReasons);
        connector = new ConnectorActions(ui, disabledReasons);
        history = new HistoryActions(ui, disabledReasons);
        classroom = new ClassActions(ui, disabledReasons, pane, history);
        export = new ExportActions(ui);
        looks = new AppearanceActions(ui.app());
        file = new FileActions(ui, disabledReasons);
        app = new AppActions(ui, this, pane);
        List<ActionGroup> groups = List.of(
                edit, arrange, page, view, tools, style, connector, classroom, history, looks, file, export, app);
        all = groups.stream()
                .flatMap(group -> group.all().stream())
                .filter(action -> !kiosk || action.atKiosk())
                .toList();
    }

    /** In the order of the shortcuts dialog. */
    public List<Action> all() {
        return all;
    }

    /** The action of a key, or null. */
    public @Nullable Action of(KeyEvent event) {
        KeyPress press = KeyPress.of(event);
        return press == null ? null : press.choose(all);
    }
}
