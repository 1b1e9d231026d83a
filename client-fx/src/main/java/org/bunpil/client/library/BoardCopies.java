package org.bunpil.client.library;

import java.io.IOException;
import java.nio.file.Path;
import org.bunpil.board.Snapshot;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.hosting.HostedBoards;
import org.bunpil.client.store.BoardCacheFile;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.model.Limits;

/** Makes boards of this computer from others. */
public final class BoardCopies {
    private BoardCopies() {}

    /** What became of it. */
    public sealed interface Outcome {
        /** @param missing images that this computer has not got */
        record Made(String board, int missing) implements Outcome {}

        /** A window has the board open. */
        record Open() implements Outcome {}

        /** This computer has not got the board any more. */
        record Gone() implements Outcome {}

        /** This computer knows of the board, but has not got what is on it. */
        record Unread() implements Outcome {}
    }

    /**
     * Makes a board with the content of another one, own unsent work with it, in the same folder of the list. Whoever uses this computer owns
     * it, whoever was the teacher on the other one.
     *
     * @param hostFolder folder of this computer's own relay, which must not run
     */
    public static Outcome duplicate(BoardLibrary library, Path hostFolder, String board, String title)
            throws IOException {
        ClosedBoard.Opening opening = ClosedBoard.open(library, board);
        ClosedBoard.Refusal refusal = opening.refusal();
        if (refusal != null) {
            return switch (refusal) {
                case OPEN -> new Outcome.Open();
                case GONE -> new Outcome.Gone();
                case UNREAD -> new Outcome.Unread();
            };
        }
        try (ClosedBoard original = opening.board()) {
            if (original == null) return new Outcome.Gone();
            BoardContent content = new BoardContent(original.snapshot(), original::image).titled(clip(title));
            HostedBoards.CreatedBoard made = create(library, hostFolder, content, original::image);
            String folder = original.directory().label().folder();
            library.label(made.id(), label -> label.in(folder));
            library.copyLook(original.directory(), made.id());
            return new Outcome.Made(made.id(), made.missing());
        }
    }

    private static String clip(String title) {
        int most = Limits.TITLE_UNITS;
        if (title.length() <= most) return title;
        return title.substring(0, Character.isHighSurrogate(title.charAt(most - 1)) ? most - 1 : most);
    }

    /** Makes a board of this computer's relay, which must not run; it is listed from now on, whatever happens next. */
    public static HostedBoards.CreatedBoard create(
            BoardLibrary library, Path hostFolder, BoardContent content, HostedBoards.ImageReader images)
            throws IOException {
        Snapshot snapshot = content.snapshot();
        HostedBoards.CreatedBoard created = HostedBoards.create(hostFolder, snapshot, content.assetIds(), images);
        library.adopt(
                new BoardCacheFile.Header(created.id(), snapshot.title(), 0, "", "", "", System.currentTimeMillis()));
        library.keepText(created.id(), snapshot, content.texts());
        return created;
    }
}
