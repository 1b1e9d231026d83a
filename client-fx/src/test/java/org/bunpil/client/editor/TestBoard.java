package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.bunpil.board.Board;
import org.bunpil.board.BoardChange;
import org.bunpil.board.BoardView;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Role;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** A real board with several people and without a network: what one person submits, all receive at once. */
public final class TestBoard {
    public final Board board = new Board();
    private final List<Participant> participants = new ArrayList<>();

    /** A board on which everybody may change everything. */
    public TestBoard() {
        this(FoldVersion.FIRST);
    }

    public TestBoard(int fold) {
        board.apply(new Batch(0, 0, List.of(new Op.Init("Test", "test", fold, null))));
    }

    /** The elements of the first page, lowest first. */
    public List<Element> elements() {
        List<Element> all = new ArrayList<>();
        board.elements("p1").forEach(all::add);
        return all;
    }

    public Participant join(String name) {
        int c = participants.size() + 1;
        String client = "Client0" + c;
        board.apply(new Batch(
                0, 0, List.of(new Op.Join(client, name, c == 1 ? Role.HOST : Role.WRITER, "", null, null, c))));
        Participant participant = new Participant(client, c);
        participants.add(participant);
        return participant;
    }

    /** One participant and their editor. */
    public final class Participant implements EditableBoard {
        private final String client;
        private final int c;
        private long k;
        private long ids;
        public final Editor editor;
        private final List<EditableBoardListener> listeners = new ArrayList<>();
        private @Nullable Supplier<Presence> presence;
        /** How often the editor asked for a tick without a rest. */
        public int hurries;

        public @Nullable ErrorCode refusal;
        public final List<Op> submitted = new ArrayList<>();

        private Participant(String client, int c) {
            this.client = client;
            this.c = c;
            this.editor = new Editor(this);
        }

        @Override
        public BoardView view() {
            return board;
        }

        @Override
        public int you() {
            return c;
        }

        @Override
        public String newId() {
            return client + "-" + Long.toString(++ids, 36);
        }

        @Override
        public void submit(List<Op> ops, boolean urgent) {
            submitted.addAll(ops);
            BoardChange change = board.apply(new Batch(c, ++k, ops));
            for (Participant participant : List.copyOf(participants))
                for (EditableBoardListener each : participant.listeners) {
                    each.changed(change.touched(), change.pages());
                    if (change.people()) each.rightsChanged();
                }
        }

        @Override
        public void publishPresence(Supplier<Presence> latest) {
            presence = latest;
        }

        /** The presence that others would receive now. */
        public @Nullable Presence presence() {
            return presence == null ? null : presence.get();
        }

        @Override
        public void handRaised(boolean raised) {}

        @Override
        public void listen(EditableBoardListener listener) {
            listeners.add(listener);
        }

        @Override
        public void hurry() {
            hurries++;
        }

        /** Advances the time. @return whether the editor has work pending */
        public boolean tick(long millis) {
            boolean busy = false;
            for (EditableBoardListener each : listeners) busy |= each.tick(millis);
            return busy;
        }

        /** Delivers the others' presence. */
        public void others(SortedMap<Integer, @Nullable Presence> all) {
            for (EditableBoardListener each : listeners) each.presence(all);
        }

        @Override
        public long millis() {
            return 0;
        }

        @Override
        public boolean relayKnows(int fold) {
            return true;
        }

        @Override
        public @Nullable ErrorCode mayWrite() {
            return refusal;
        }
    }
}
