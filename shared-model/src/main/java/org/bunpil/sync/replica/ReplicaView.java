package org.bunpil.sync.replica;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.bunpil.board.BoardView;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;

/** The replica's current view, as one object that stays the same for its users. Ids that were issued again lead to their current ids. */
public final class ReplicaView implements BoardView {
    private final Replica replica;
    private final UnaryOperator<String> currentId;

    /** @param currentId gives the current id of an id */
    public ReplicaView(Replica replica, UnaryOperator<String> currentId) {
        this.replica = replica;
        this.currentId = currentId;
    }

    @Override
    public long seq() {
        return replica.confirmed().seq();
    }

    @Override
    public String title() {
        return replica.view().title();
    }

    @Override
    public int fold() {
        return replica.view().fold();
    }

    @Override
    public List<Page> pages() {
        return replica.view().pages();
    }

    @Override
    public @Nullable Page page(String id) {
        return replica.view().page(currentId.apply(id));
    }

    @Override
    public SortedMap<Integer, Person> people() {
        return replica.view().people();
    }

    @Override
    public Access access() {
        return replica.view().access();
    }

    @Override
    public @Nullable Element element(String id) {
        return replica.view().element(currentId.apply(id));
    }

    @Override
    public @Nullable Element trashed(String id) {
        return replica.view().trashed(currentId.apply(id));
    }

    @Override
    public List<Snapshot.Trashed> trash() {
        return replica.view().trash();
    }

    @Override
    public Iterable<Element> elements(String page) {
        return replica.view().elements(currentId.apply(page));
    }

    @Override
    public Collection<Element> elements() {
        return replica.view().elements();
    }

    @Override
    public String hash() {
        return replica.view().hash();
    }
}
