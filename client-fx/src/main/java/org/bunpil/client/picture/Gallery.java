package org.bunpil.client.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bunpil.client.render.Pictures;
import org.bunpil.client.render.Raster;
import org.bunpil.client.store.PictureFiles;
import org.bunpil.model.Asset;
import org.bunpil.sync.Clock;
import org.bunpil.sync.Link;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A board's pictures: ready ones in memory, all on the disk, missing ones asked for. {@link #of} may be called by any thread, everything
 * else by the owner's. Reading, hashing and decoding are done by one thread of its own.
 */
public final class Gallery implements Pictures, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gallery.class);
    private static final long CLOSE_SECONDS = 3;

    private final PictureFiles files;
    private final Executor owner;
    private final Clock clock;
    private final Exchange exchange;
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Gallery::thread);
    private final List<Consumer<String>> onArrival = new ArrayList<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private volatile String word = "";

    // ---- guarded by ready
    /** Least recently painted first. */
    private final Map<String, Ready> ready = new LinkedHashMap<>(64, 0.75f, true);

    private final Set<String> coming = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private long readyBytes;

    private record Outcome(Runnable kept, Runnable refused) {}

    private static final class Ready {
        final Raster raster;
        long askedMillis;

        Ready(Raster raster, long askedMillis) {
            this.raster = raster;
            this.askedMillis = askedMillis;
        }
    }

    /** @param owner runs tasks on the thread that calls this gallery and the link */
    public Gallery(PictureFiles files, Link link, Clock clock, Executor owner) {
        this.files = files;
        this.owner = owner;
        this.clock = clock;
        this.exchange = new Exchange(link, clock, new Told());
        worker.allowCoreThreadTimeOut(true);
        worker.execute(this::resume);
    }

    /** What an earlier run could not put is put now. */
    private void resume() {
        try {
            for (String id : files.unsent()) {
                byte[] bytes = files.read(id);
                if (bytes != null) owner.execute(() -> exchange.put(id, bytes));
            }
        } catch (IOException unreadable) {
            LOG.warn("unsent pictures not read: {}", unreadable.getMessage());
        }
    }

    /** The wire's half. */
    public Exchange exchange() {
        return exchange;
    }

    /** Hears of each picture that has become ready, on the owner's thread. */
    public void onArrival(Consumer<String> told) {
        onArrival.add(told);
    }

    /** What the place of a missing picture says. */
    public void missing(String newWord) {
        word = newWord;
    }

    @Override
    public String missing() {
        return word;
    }

    @Override
    public @Nullable Raster of(String asset) {
        synchronized (ready) {
            Ready found = ready.get(asset);
            if (found != null) {
                found.askedMillis = clock.millis();
                return found.raster;
            }
            if (broken.contains(asset) || !coming.add(asset)) return null;
        }
        load(asset);
        return null;
    }

    private void load(String asset) {
        execute(() -> {
            byte[] bytes = null;
            try {
                bytes = files.read(asset);
            } catch (IOException unreadable) {
                LOG.warn("a picture was not read from the disk: {}", unreadable.getMessage());
            }
            if (bytes != null && Asset.id(bytes).equals(asset)) decode(asset, bytes);
            else owner.execute(() -> exchange.want(asset));
        });
    }

    private void decode(String asset, byte[] bytes) {
        try {
            Raster raster = Decoding.raster(bytes);
            synchronized (ready) {
                coming.remove(asset);
                if (ready.put(asset, new Ready(raster, clock.millis())) == null) readyBytes += raster.bytes();
                clear();
            }
            owner.execute(() -> List.copyOf(onArrival).forEach(told -> told.accept(asset)));
        } catch (IOException | OutOfMemoryError unreadable) {
            LOG.warn("a picture cannot be shown: {}", unreadable.getMessage());
            synchronized (ready) {
                broken.add(asset);
                coming.remove(asset);
            }
        }
    }

    /** Lets go of those not painted for longest, as far as there is too much; what was painted just now may be painted again at once. */
    private void clear() {
        long now = clock.millis();
        for (Iterator<Ready> all = ready.values().iterator();
                all.hasNext() && readyBytes > PictureLimits.MEMORY_BYTES; ) {
            Ready oldest = all.next();
            if (now - oldest.askedMillis < PictureLimits.IN_USE_MILLIS) return;
            readyBytes -= oldest.raster.bytes();
            all.remove();
        }
    }

    /**
     * Takes an own picture: keeps it on the disk and puts it to the relay.
     *
     * @param whenKept runs on the owner's thread once the relay has it; perhaps never
     * @param whenRefused runs there if the relay will not take it
     */
    public void add(Preparing.Prepared picture, Runnable whenKept, Runnable whenRefused) {
        if (exchange.isKept(picture.id())) {
            whenKept.run();
            return;
        }
        outcomes.put(picture.id(), new Outcome(whenKept, whenRefused));
        execute(() -> {
            try {
                files.keepUnsent(picture.id(), picture.bytes());
            } catch (IOException full) {
                // Sent all the same: the relay's copy is the one that counts.
                LOG.warn("an own picture was not written to the disk: {}", full.getMessage());
            }
            owner.execute(() -> exchange.put(picture.id(), picture.bytes()));
        });
    }

    /** What waits for a relay to have own pictures waits no longer: the board is about to be left. */
    public void finish() {
        List<Outcome> waiting = List.copyOf(outcomes.values());
        outcomes.clear();
        waiting.forEach(each -> each.kept.run());
    }

    /** A picture that came from elsewhere, another board perhaps, is put to this relay if this computer has it. */
    public void share(String asset) {
        if (exchange.isKept(asset)) return;
        execute(() -> {
            try {
                byte[] bytes = files.read(asset);
                if (bytes == null || !Asset.id(bytes).equals(asset)) return;
                files.keepUnsent(asset, bytes);
                owner.execute(() -> exchange.put(asset, bytes));
            } catch (IOException unreadable) {
                LOG.warn("a copied picture was not read: {}", unreadable.getMessage());
            }
        });
    }

    /** Does something that takes time with pictures, and then something with its outcome on the owner's thread. */
    public void execute(Runnable work) {
        if (!worker.isShutdown()) worker.execute(work);
    }

    /** Waits for what is being written, seconds at most. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) worker.shutdownNow();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bunpil-pictures");
        thread.setDaemon(true);
        return thread;
    }

    private final class Told implements Exchange.Listener {
        @Override
        public void arrived(String id, byte[] bytes) {
            execute(() -> {
                if (!Asset.isPicture(bytes) || !Asset.id(bytes).equals(id)) {
                    LOG.warn("a relay sent another picture than was asked for");
                    return;
                }
                try {
                    files.keep(id, bytes);
                } catch (IOException full) {
                    LOG.warn("a picture was not written to the disk: {}", full.getMessage());
                }
                decode(id, bytes);
            });
        }

        @Override
        public void kept(String id) {
            Outcome then = settled(id);
            if (then != null) then.kept.run();
        }

        /** It stays on this computer, but is not put again. */
        @Override
        public void refused(String id) {
            LOG.warn("the relay does not take a picture");
            Outcome then = settled(id);
            if (then != null) then.refused.run();
        }

        private @Nullable Outcome settled(String id) {
            execute(() -> {
                try {
                    files.sent(id);
                } catch (IOException full) {
                    LOG.warn("an own picture was not moved: {}", full.getMessage());
                }
            });
            return outcomes.remove(id);
        }
    }
}
