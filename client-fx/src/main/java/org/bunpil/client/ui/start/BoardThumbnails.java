package org.bunpil.client.ui.start;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** The thumbnails of boards, read one after the other when a row shows a board: what is in sight now comes first. FX thread. */
final class BoardThumbnails {
    private static final int MOST_KEPT = 96;
    /** More rows are never in sight; what was asked for before has been scrolled away. */
    private static final int MOST_WAITING = 32;

    private final BiConsumer<String, Consumer<StartModel.@Nullable BoardThumbnail>> read;
    private final Consumer<String> loaded;
    private final Map<String, Optional<Image>> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> asked = new HashSet<>();
    private boolean reading;

    /**
     * @param read reads the thumbnail of a board and gives it later, null if there is none
     * @param loaded is told that the thumbnail of a board is there
     */
    BoardThumbnails(BiConsumer<String, Consumer<StartModel.@Nullable BoardThumbnail>> read, Consumer<String> loaded) {
        this.read = read;
        this.loaded = loaded;
    }

    /** The thumbnail, or null if there is none, or none yet. */
    @Nullable
    Image of(String board) {
        Optional<Image> image = known.get(board);
        if (image != null) return image.orElse(null);
        if (asked.add(board)) {
            waiting.addFirst(board);
            if (waiting.size() > MOST_WAITING) asked.remove(waiting.removeLast());
            next();
        }
        return null;
    }

    private void next() {
        if (reading || waiting.isEmpty()) return;
        reading = true;
        String board = waiting.removeFirst();
        read.accept(board, thumbnail -> {
            reading = false;
            asked.remove(board);
            known.put(board, Optional.ofNullable(thumbnail).map(BoardThumbnails::image));
            if (known.size() > MOST_KEPT) known.remove(known.keySet().iterator().next());
            if (thumbnail != null) loaded.accept(board);
            next();
        });
    }

    private static Image image(StartModel.BoardThumbnail thumbnail) {
        return new WritableImage(new PixelBuffer<>(
                thumbnail.width(), thumbnail.height(), thumbnail.argb(), PixelFormat.getIntArgbPreInstance()));
    }
}
