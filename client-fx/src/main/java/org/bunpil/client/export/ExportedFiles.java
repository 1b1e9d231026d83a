package org.bunpil.client.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportImages;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFiles;
import org.bunpil.client.file.BoardOutput;
import org.bunpil.client.file.FileNotice;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.file.OutputOptions;

/** A kind of export as a kind of file that boards are written as. */
public final class ExportedFiles implements BoardOutput {
    private final ExportKind kind;

    public ExportedFiles(ExportKind kind) {
        this.kind = kind;
    }

    @Override
    public List<String> endings() {
        return List.of(kind.ending());
    }

    @Override
    public boolean isOfPages() {
        return true;
    }

    @Override
    public List<FileNotice> write(Path file, BoardContent content, OutputOptions options, FileProgress progress)
            throws IOException {
        List<ExportPage> pages = ExportPage.of(content.board());
        if (options.page() > 0) pages = List.of(pages.get(options.page() - 1));
        BoardExport export = new BoardExport(
                content.snapshot().title(),
                pages,
                ExportOptions.AS_DRAWN.withScale(options.scale()),
                new ExportImages(content.assets(), ""));
        int missing = Exporter.write(kind, export, file, true, progress).missing();
        return missing == 0 ? List.of() : List.of(BoardFiles.missing(missing));
    }
}
