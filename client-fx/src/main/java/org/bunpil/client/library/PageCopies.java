package org.bunpil.client.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.file.AssetSource;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.op.Op;

/** Puts pages onto boards of this computer that are not open. */
public final class PageCopies {
    private PageCopies() {}

    /** What became of it. */
    public enum Outcome {
        /** They are there, and reach the board's relay when it is opened. */
        DONE,
        /** A window has the board open. */
        OPEN,
        /** This computer has not got the board any more. */
        GONE,
        /** This computer knows of the board, but has not got what is on it. */
        UNREAD,
        /** The board has no room for so many pages. */
        PAGES_FULL,
        /** The board has no room for what is on them. */
        FULL
    }

    /**
     * What became of it, and what is where.
     *
     * @param pages ids of the copies
     * @param missing images that this computer has not got
     */
    public record Copied(Outcome outcome, List<String> pages, int missing) {}

    /**
     * Puts copies of pages behind the last page of a board.
     *
     * @param images of the pages
     */
    public static Copied copy(BoardLibrary library, String board, List<Pages.PageContent> pages, AssetSource images)
            throws IOException {
        ClosedBoard.Opening opening = ClosedBoard.open(library, board);
        ClosedBoard.Refusal refusal = opening.refusal();
        if (refusal != null) return refused(outcome(refusal));
        try (ClosedBoard target = opening.board()) {
            if (target == null) return refused(Outcome.GONE);
            int elements =
                    pages.stream().mapToInt(page -> page.elements().size()).sum();
            if (target.view().pages().size() + pages.size() > Limits.BOARD_PAGES) return refused(Outcome.PAGES_FULL);
            if (target.view().elements().size() + elements > Limits.BOARD_ELEMENTS) return refused(Outcome.FULL);
            // Before the elements that show them, so that these are never without.
            int missing = 0;
            for (String id : images(pages)) {
                byte[] bytes = images.read(id);
                if (bytes == null) missing++;
                else target.storeImage(id, bytes);
            }
            List<String> copies = new ArrayList<>();
            target.submit(Pages.copies(pages, target.lastPage(), target.isHost(), target::newId, copies));
            if (target.view().page(copies.getLast()) == null) return refused(Outcome.FULL);
            target.directory().saveText(target.snapshot());
            return new Copied(Outcome.DONE, copies, missing);
        }
    }

    /** Takes copied pages back. */
    public static Outcome takeBack(BoardLibrary library, String board, List<String> pages) throws IOException {
        ClosedBoard.Opening opening = ClosedBoard.open(library, board);
        ClosedBoard.Refusal refusal = opening.refusal();
        if (refusal != null) return outcome(refusal);
        try (ClosedBoard target = opening.board()) {
            if (target == null) return Outcome.GONE;
            target.submit(pages.stream().<Op>map(Op.PageDelete::new).toList());
            target.directory().saveText(target.snapshot());
            return Outcome.DONE;
        }
    }

    private static Outcome outcome(ClosedBoard.Refusal refusal) {
        return switch (refusal) {
            case OPEN -> Outcome.OPEN;
            case GONE -> Outcome.GONE;
            case UNREAD -> Outcome.UNREAD;
        };
    }

    private static Copied refused(Outcome outcome) {
        return new Copied(outcome, List.of(), 0);
    }

    private static Set<String> images(List<Pages.PageContent> pages) {
        Set<String> ids = new LinkedHashSet<>();
        for (Pages.PageContent page : pages) {
            for (Element element : page.elements()) {
                String asset = element.asset();
                if (asset != null) ids.add(asset);
            }
        }
        return ids;
    }
}
