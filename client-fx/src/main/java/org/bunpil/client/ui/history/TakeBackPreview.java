package org.bunpil.client.ui.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bunpil.board.BoardView;
import org.bunpil.client.editor.ElementIndex;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.undo.TakeBack;
import org.jspecify.annotations.Nullable;

/** What taking back would change: in words, and the page with most of it as it is and as it would be. */
final class TakeBackPreview extends VBox {
    private static final double WIDTH = 372;
    private static final double HEIGHT = 232;
    /** Space around what changes, so that it is seen where it lies on the page. */
    private static final double AROUND = 60 * Viewport.UNITS;

    private final UiContext ui;
    private final Messages messages;
    private final BoardView board;
    private final TakeBack takeBack;

    /** @param since since when everything is known, as people say it */
    TakeBackPreview(UiContext ui, TakeBack takeBack, String since) {
        this.ui = ui;
        this.messages = ui.messages();
        this.board = ui.board().editor().view();
        this.takeBack = takeBack;
        getStyleClass().add("history-preview");
        if (takeBack.isEmpty()) {
            Label nothing = sentence(messages.text("history.nothing_done"), "history-empty");
            nothing.setId("take-back-empty");
            getChildren().add(nothing);
        } else {
            Label summary = sentence(summary());
            summary.setId("take-back-summary");
            getChildren().add(summary);
            String page = mainPage(ui, takeBack);
            if (page != null) getChildren().add(images(page));
        }
        if (!takeBack.kept().isEmpty()) {
            Label kept = sentence(messages.text("history.kept", takeBack.kept().size()), "muted");
            kept.setId("take-back-kept");
            getChildren().add(kept);
        }
        getChildren().add(sentence(messages.text("history.known_since", since), "muted"));
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        part(parts, "history.goes", takeBack.added());
        part(parts, "history.goes_back", takeBack.changed());
        part(parts, "history.comes_back", takeBack.deleted());
        part(parts, "history.pages_back", takeBack.pages());
        return String.join(" ", parts);
    }

    private void part(List<String> parts, String key, Collection<String> ids) {
        if (!ids.isEmpty()) parts.add(messages.text(key, ids.size()));
    }

    private static Label sentence(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** The page on which most elements change, or null if none do. */
    static @Nullable String mainPage(UiContext ui, TakeBack takeBack) {
        return pages(ui.board().editor().view(), takeBack).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** How many elements change on each page. */
    private static Map<String, Integer> pages(BoardView board, TakeBack takeBack) {
        Map<String, Integer> pages = new TreeMap<>();
        for (String id : takeBack.added()) {
            Element element = board.element(id);
            if (element != null) pages.merge(element.page(), 1, Integer::sum);
        }
        for (Element element : takeBack.results().values()) pages.merge(element.page(), 1, Integer::sum);
        return pages;
    }

    private Node images(String id) {
        Page page = board.page(id);
        if (page == null) return new Region();
        List<Element> before = ConnectorEnds.page(board, id);
        List<Element> after = new ArrayList<>();
        List<Element> now = new ArrayList<>();
        List<Element> afterwards = new ArrayList<>();
        for (Element element : before) {
            boolean goes = takeBack.added().contains(element.id());
            boolean changes = takeBack.results().containsKey(element.id());
            if (goes || changes) now.add(element);
            else after.add(element);
        }
        for (Element element : takeBack.results().values()) {
            if (!element.page().equals(id)) continue;
            after.add(ConnectorEnds.placed(element, board));
            afterwards.add(ConnectorEnds.placed(element, board));
        }
        after.sort(ElementIndex.DRAWING_ORDER);
        List<Element> changing = new ArrayList<>(now);
        changing.addAll(afterwards);
        Bounds bounds = Thumbnail.bounds(changing, AROUND);
        if (bounds == null) return new Region();
        HBox pair = new HBox(
                shown("history.now", page, before, now, "mark-goes", bounds),
                shown("history.afterwards", page, after, afterwards, "mark-comes", bounds));
        pair.getStyleClass().add("history-pair");
        int pages = pages(board, takeBack).size();
        return pages == 1
                ? pair
                : new VBox(pair, sentence(messages.text("history.more_pages", pages, number(page)), "muted"));
    }

    private int number(Page page) {
        return board.pages().stream().filter(each -> !each.deleted()).toList().indexOf(page) + 1;
    }

    private VBox shown(
            String key, Page page, List<Element> elements, List<Element> marked, String mark, Bounds bounds) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("menu-label");
        StackPane frame =
                new StackPane(Thumbnail.marked(ui, page.background(), elements, marked, mark, bounds, WIDTH, HEIGHT));
        frame.getStyleClass().add("thumbnail");
        return new VBox(label, frame);
    }
}
