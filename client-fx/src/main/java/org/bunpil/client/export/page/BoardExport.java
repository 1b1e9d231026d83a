package org.bunpil.client.export.page;

import java.util.List;
import java.util.function.IntConsumer;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.model.Background;
import org.bunpil.model.Element;

/**
 * What is exported, and how.
 *
 * @param title of the board; may be empty
 * @param pages at least one
 */
public record BoardExport(String title, List<ExportPage> pages, ExportOptions options, ExportImages images) {
    /** A painter of a page's elements. */
    public Painter painter(ExportPage page) {
        return new Painter(paper(page), images);
    }

    /** Files are read on white, whatever the window looks like; without paper ink has the colours that were chosen. */
    public Paper paper(ExportPage page) {
        return Paper.of(options.paper() ? page.background() : Background.PLAIN, false);
    }

    /**
     * Paints a page.
     *
     * @param painted hears after each element how many are painted
     */
    public void paint(ExportPage page, VectorTarget target, PageLayout layout, IntConsumer painted) {
        Paper paper = paper(page);
        if (options.paper()) target.paper(paper, layout.shown());
        Painter painter = painter(page);
        int count = 0;
        for (Element element : page.elements()) {
            painter.element(target, element);
            painted.accept(++count);
        }
    }
}
