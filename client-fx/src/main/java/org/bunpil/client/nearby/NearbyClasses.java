package org.bunpil.client.nearby;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Announces the class of this window, and finds those of others. Everything returns at once; listeners are called by the owner's executor,
 * and never after what they listen to was ended. One thread.
 */
public final class NearbyClasses {
    private static final int BROWSING_SECONDS = 2;
    private static final int ANNOUNCING_SECONDS = 5;

    private final Executor owner;
    private final Supplier<List<LocalNetwork>> networks;
    private @Nullable Responders announcing;
    private @Nullable Responders browsing;
    /** Changes whenever a listener is no longer to be called. */
    private long announcement;

    private long search;

    /** @param owner runs what is told to listeners, on the thread on which this object is used */
    public NearbyClasses(Executor owner) {
        this(owner, LocalNetwork::all);
    }

    /** @param networks in which it happens */
    NearbyClasses(Executor owner, Supplier<List<LocalNetwork>> networks) {
        this.owner = owner;
        this.networks = networks;
    }

    /** Announces a class instead of the one before. */
    public void announce(AnnouncedClass announced, Consumer<Announcement> listener) {
        endAnnouncement();
        long own = announcement;
        listener.accept(Announcement.STARTING);
        Announcer announcer = new Announcer(
                announced,
                told -> owner.execute(() -> {
                    if (own == announcement) listener.accept(told);
                }));
        announcing = new Responders(networks, announcer);
        announcing.start(ANNOUNCING_SECONDS);
    }

    /** Says goodbye for the class. */
    public void endAnnouncement() {
        announcement++;
        if (announcing != null) announcing.close();
        announcing = null;
    }

    /** Looks for classes until {@link #endBrowsing}. @param listener gets all of them whenever they have changed */
    public void browse(Consumer<List<NearbyClass>> listener) {
        endBrowsing();
        long own = search;
        Browser browser = new Browser(found -> owner.execute(() -> {
            if (own == search) listener.accept(found);
        }));
        browsing = new Responders(networks, browser);
        browsing.start(BROWSING_SECONDS);
    }

    /** Looks no longer. */
    public void endBrowsing() {
        search++;
        if (browsing != null) browsing.close();
        browsing = null;
    }
}
