package org.bunpil.client.ui.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Screen;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.render.Paper;
import org.bunpil.client.thumbnail.PageThumbnails;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.theme.Theme;
import org.bunpil.model.Page;
import org.jspecify.annotations.Nullable;

/** All pages, one below the other. Only those in sight have a cell, and a thumbnail that is kept up to date. */
final class PageList extends Region {
    /** The scroll bar is beside the cells, so that it covers no thumbnail. */
    private static final double BAR = 12;

    private final UiContext ui;
    private final PageActions actions;
    private final Pages all;
    private final PageThumbnails thumbnails;
    private final ScrollBar bar = new ScrollBar();
    private final Region dropLine = new Region();
    private final Map<String, PageCell> cells = new HashMap<>();
    private List<Page> pages = List.of();
    private PageVisitors visitors = new PageVisitors(Map.of());
    private double offset;
    private String current = "";
    /** The pages that are being dragged. */
    private Set<String> moving = Set.of();

    private boolean active;
    private final PageDrag drag;

    PageList(UiContext ui, PageActions actions) {
        this.ui = ui;
        this.actions = actions;
        this.all = ui.board().editor().pages();
        this.thumbnails = ui.board().canvas().thumbnails();
        setId("page-list");
        getStyleClass().add("page-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(ui.messages().text("pages.title"));
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((observable, before, now) -> scrollTo(now.doubleValue()));
        dropLine.getStyleClass().add("page-drop-line");
        dropLine.setMouseTransparent(true);
        dropLine.setVisible(false);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().setAll(bar, dropLine);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            scrollTo(offset - event.getDeltaY());
            event.consume();
        });
        drag = new PageDrag(ui, actions, this);
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.PAGE), count -> pagesChanged());
        SceneBinding.bind(this, actions.selection.changes(), count -> requestLayout());
        SceneBinding.bind(this, ui.board().session().pagesOfOthers(), now -> visitorsChanged());
        SceneBinding.bind(this, ui.board().session().roster(), now -> visitorsChanged());
    }

    /** While the strip is not shown, nothing is painted. */
    void active(boolean on) {
        active = on;
        if (on) {
            thumbnails.onPainted(page -> requestLayout());
            current = "";
            pagesChanged();
            visitorsChanged();
        } else {
            thumbnails.onPainted(page -> {});
            thumbnails.want(List.of(), 0, 0);
        }
    }

    private void pagesChanged() {
        if (!active) return;
        pages = all.all();
        Page now = all.current();
        if (now != null && !now.id().equals(current)) {
            current = now.id();
            show(all.index());
        }
        requestLayout();
    }

    private void visitorsChanged() {
        if (!active) return;
        visitors = PageVisitors.of(ui.board().session());
        requestLayout();
    }

    private double cellWidth() {
        return Math.max(1, getWidth() - BAR);
    }

    double cellHeight() {
        return PageCell.height(cellWidth());
    }

    private double mostOffset() {
        return Math.max(0, pages.size() * cellHeight() - getHeight());
    }

    void scrollBy(double by) {
        scrollTo(offset + by);
    }

    private void scrollTo(double wanted) {
        double now = Math.clamp(wanted, 0, mostOffset());
        if (now == offset) return;
        offset = now;
        requestLayout();
    }

    /** Scrolls so that a page is in sight. */
    void show(int index) {
        double top = index * cellHeight();
        if (index < 0 || getHeight() == 0) return;
        if (top < offset) scrollTo(top);
        else if (top + cellHeight() > offset + getHeight()) scrollTo(top + cellHeight() - getHeight());
    }

    /** The page at a height of this node, or null. */
    @Nullable
    Page at(double y) {
        int index = (int) Math.floor((y + offset) / cellHeight());
        return index < 0 || index >= pages.size() ? null : pages.get(index);
    }

    List<Page> pages() {
        return pages;
    }

    @Nullable
    PageCell cell(String page) {
        return cells.get(page);
    }

    /** Before which page of the list something would be dropped at this height; its size: after the last. */
    int dropIndex(double y) {
        return Math.clamp(Math.round((y + offset) / cellHeight()), 0, pages.size());
    }

    /** Shows which pages are being dragged, and where they would go; -1: nowhere. */
    void drag(Set<String> dragged, int index) {
        moving = dragged;
        dropLine.setVisible(index >= 0);
        if (index >= 0) {
            double y = Math.clamp(index * cellHeight() - offset - 2, 0, Math.max(0, getHeight() - 4));
            dropLine.resizeRelocate(0, Math.rint(y), cellWidth(), 4);
        }
        dropLine.toFront();
        requestLayout();
    }

    boolean cancelDrag() {
        return drag.cancel();
    }

    /** Shows what follows the pointer. */
    void addGhost(Node ghost) {
        getChildren().remove(ghost);
        getChildren().add(ghost);
    }

    void removeGhost(Node ghost) {
        getChildren().remove(ghost);
    }

    @Override
    protected double computePrefHeight(double width) {
        return cellHeight();
    }

    @Override
    protected void layoutChildren() {
        if (!active || getHeight() <= 0) return;
        double high = cellHeight();
        if (offset > mostOffset()) offset = mostOffset();
        bar.setVisible(mostOffset() > 0);
        bar.setMax(mostOffset());
        bar.setVisibleAmount(mostOffset() * getHeight() / Math.max(1, pages.size() * high));
        bar.setUnitIncrement(high);
        bar.setBlockIncrement(getHeight());
        bar.setValue(offset);
        double barWidth = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        int first = (int) Math.floor(offset / high);
        int last = Math.min(pages.size() - 1, (int) Math.floor((offset + getHeight() - 1) / high));
        List<String> seen = new ArrayList<>();
        for (int i = first; i <= last; i++) seen.add(pages.get(i).id());
        want(seen);
        Set<String> over = new HashSet<>(cells.keySet());
        seen.forEach(over::remove);
        for (String gone : over) getChildren().remove(cells.remove(gone));
        Set<String> chosen = actions.selection.isSeveral() || actions.selection.isPicking()
                ? Set.copyOf(actions.selection.chosen())
                : Set.of();
        for (int i = first; i <= last; i++) place(i, chosen);
    }

    private void place(int index, Set<String> chosen) {
        Page page = pages.get(index);
        PageCell cell = cells.get(page.id());
        if (cell == null) {
            cell = new PageCell();
            cells.put(page.id(), cell);
            getChildren().addFirst(cell);
        }
        cell.show(
                new PageCell.Content(
                        page,
                        index + 1,
                        page.id().equals(current),
                        chosen.contains(page.id()),
                        moving.contains(page.id()),
                        visitors.on(page.id()),
                        visitors.said(page.id(), ui.messages()),
                        thumbnails.of(page.id()),
                        Paper.of(page.background(), ui.app().theme() == Theme.DARK)
                                .rgb()),
                ui.messages());
        cell.resizeRelocate(0, Math.rint(index * cellHeight() - offset), cellWidth(), cellHeight());
    }

    /** The current page first: it is what changes. */
    private void want(List<String> seen) {
        List<String> order = new ArrayList<>(seen);
        if (order.remove(current)) order.addFirst(current);
        double scale = getScene() == null || getScene().getWindow() == null
                ? Screen.getPrimary().getOutputScaleX()
                : getScene().getWindow().getRenderScaleX();
        thumbnails.want(order, (int) Math.ceil(PageCell.thumbnailWidth(cellWidth()) * scale), (int)
                Math.ceil(PageCell.thumbnailHeight(cellWidth()) * scale));
    }
}
