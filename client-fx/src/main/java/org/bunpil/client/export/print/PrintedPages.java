package org.bunpil.client.export.print;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.print.PageFormat;
import java.awt.print.Pageable;
import java.awt.print.Paper;
import java.awt.print.Printable;
import java.util.Arrays;
import java.util.List;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.export.page.PageLayout;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.RenderRegion;

/** Pages as pixels, for printers that take nothing else. Each is painted when the printer wants it. */
final class PrintedPages implements Pageable, Printable {
    private static final double DOTS_PER_INCH = 300;
    private static final double POINTS_PER_INCH = 72;

    private final BoardExport export;
    private final FileProgress progress;

    PrintedPages(BoardExport export, FileProgress progress) {
        this.export = export;
        this.progress = progress;
    }

    private PageLayout layout(int index) {
        return PageLayout.of(export.pages().get(index), export.options().size());
    }

    @Override
    public int getNumberOfPages() {
        return export.pages().size();
    }

    @Override
    public PageFormat getPageFormat(int index) {
        PageLayout layout = layout(index);
        boolean across = layout.width() > layout.height();
        Paper paper = new Paper();
        double shorter = Math.min(layout.width(), layout.height());
        double longer = Math.max(layout.width(), layout.height());
        paper.setSize(shorter, longer);
        // The layout has the margins already.
        paper.setImageableArea(0, 0, shorter, longer);
        PageFormat format = new PageFormat();
        format.setPaper(paper);
        format.setOrientation(across ? PageFormat.LANDSCAPE : PageFormat.PORTRAIT);
        return format;
    }

    @Override
    public Printable getPrintable(int index) {
        return this;
    }

    @Override
    public int print(Graphics graphics, PageFormat format, int index) {
        if (index >= export.pages().size()) return NO_SUCH_PAGE;
        progress.done((double) index / export.pages().size());
        PageLayout layout = layout(index);
        double dots = DOTS_PER_INCH / POINTS_PER_INCH;
        Bitmap bitmap = paint(export.pages().get(index), layout.pixels(layout.points() * dots));
        ((Graphics2D) graphics)
                .drawImage(bitmap.image(false), AffineTransform.getScaleInstance(1 / dots, 1 / dots), null);
        return PAGE_EXISTS;
    }

    private Bitmap paint(ExportPage page, RenderRegion region) {
        Bitmap bitmap = new Bitmap(region.width(), region.height());
        Painter painter = export.painter(page);
        if (export.options().paper()) painter.page(bitmap, region, List.of());
        else Arrays.fill(bitmap.pixels(), 0xffffffff);
        painter.elements(bitmap, region, page.elements());
        return bitmap;
    }
}
