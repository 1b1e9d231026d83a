package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.Board;
import org.bunpil.board.BoardView;
import org.bunpil.board.Change;
import org.bunpil.model.Code;
import org.bunpil.model.Element;
import org.bunpil.model.Role;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** A real board with people at it, without a network: what one submits, all have at once. */
public final class Room {
    public final Board board = new Board();
    private final List<Seat> seats = new ArrayList<>();

    public Room() {
        board.apply(new Batch(0, 0, List.of(new Op.Init("Test", "test", 1, null))));
    }

    /** What is on the first page, lowest first. */
    public List<Element> elements() {
        List<Element> all = new ArrayList<>();
        board.elements("p1").forEach(all::add);
        return all;
    }

    public Seat join(String name) {
        int c = seats.size() + 1;
        String client = "Client0" + c;
        board.apply(new Batch(
                0, 0, List.of(new Op.Join(client, name, c == 1 ? Role.HOST : Role.WRITER, "", null, null, c))));
        Seat seat = new Seat(client, c);
        seats.add(seat);
        return seat;
    }

    /** One person and their editor. */
    public final class Seat implements Workspace {
        private final String client;
        private final int c;
        private long k;
        private long ids;
        public final Editor editor;
        /** Hears what the board did; a board node's owner sets it, else the editor alone is told. */
        public Listener listener;

        public @Nullable Presence presence;
        public @Nullable Code refusal;
        public final List<Op> submitted = new ArrayList<>();

        private Seat(String client, int c) {
            this.client = client;
            this.c = c;
            this.editor = new Editor(this);
            this.listener = change -> editor.changed(change.touched(), change.pages());
        }

        @Override
        public BoardView view() {
            return board;
        }

        @Override
        public String newId() {
            return client + "-" + Long.toString(++ids, 36);
        }

        @Override
        public int you() {
            return c;
        }

        @Override
        public void submit(List<Op> ops, boolean urgent) {
            submitted.addAll(ops);
            Change change = board.apply(new Batch(c, ++k, ops));
            for (Seat seat : List.copyOf(seats)) seat.listener.changed(change);
        }

        @Override
        public void present(Presence latest) {
            presence = latest;
        }

        @Override
        public long millis() {
            return 0;
        }

        @Override
        public @Nullable Code mayWrite() {
            return refusal;
        }
    }

    /** Hears what a batch did to the board. */
    @FunctionalInterface
    public interface Listener {
        void changed(Change change);
    }
}
