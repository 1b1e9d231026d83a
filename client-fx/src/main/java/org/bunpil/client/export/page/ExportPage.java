package org.bunpil.client.export.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bunpil.board.BoardView;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.Page;

/**
 * One page of a board, or some of the elements on it.
 *
 * @param title what the page is called; may be empty
 * @param elements lowest first
 */
public record ExportPage(String title, Background background, List<Element> elements) {
    /** What an empty page shows, board pixels. */
    private static final double EMPTY_WIDTH = 1_280;

    private static final double EMPTY_HEIGHT = 720;

    /** All pages of a board in order, without deleted ones, as they are now. */
    public static List<ExportPage> of(BoardView board) {
        List<ExportPage> pages = new ArrayList<>();
        for (Page page : board.pages()) {
            if (page.deleted()) continue;
            pages.add(new ExportPage(page.title(), page.background(), ConnectorEnds.page(board, page.id())));
        }
        return pages;
    }

    /** The same page with some of its elements. */
    public ExportPage only(Set<String> ids) {
        return new ExportPage(
                title,
                background,
                elements.stream().filter(element -> ids.contains(element.id())).toList());
    }

    /** Where something is painted, on the board plane; what a new page shows, if there is nothing. */
    public Bounds bounds() {
        Bounds all = null;
        for (Element element : elements) {
            Bounds painted = ElementBounds.painted(element);
            all = all == null ? painted : all.union(painted);
        }
        return all != null ? all : new Bounds(0, 0, EMPTY_WIDTH * Viewport.UNITS, EMPTY_HEIGHT * Viewport.UNITS);
    }
}
