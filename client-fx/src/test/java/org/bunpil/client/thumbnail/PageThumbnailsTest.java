package org.bunpil.client.thumbnail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.DecodedImage;
import org.bunpil.client.render.ImageSource;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When thumbnails are painted, and that they show what the painter paints. */
class PageThumbnailsTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;

    private final TestBoard testBoard = new TestBoard();
    private final TestBoard.Participant kim = testBoard.join("Kim");
    private final Time time = new Time();
    private final PageThumbnails thumbnails = new PageThumbnails(kim.editor, time);
    private final List<String> painted = new ArrayList<>();

    {
        thumbnails.onPainted(painted::add);
    }

    /** Time that passes only when the test lets it, and paints at once. */
    private static final class Time implements IdlePainter {
        private long now = 1_000_000;
        private boolean writing;
        /** How long each element takes. */
        private long elementMillis;

        private int slices;
        private final Set<String> loaded = new HashSet<>();
        private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::at));
        private final Deque<Runnable> runs = new ArrayDeque<>();

        private record Later(long at, Runnable work) {}

        @Override
        public boolean isIdle() {
            return !writing;
        }

        @Override
        public boolean isWanted() {
            now += elementMillis;
            return writing;
        }

        @Override
        public ImageSource images() {
            return new ImageSource() {
                @Override
                public @Nullable DecodedImage image(String asset) {
                    return null;
                }

                @Override
                public String placeholderText(String asset) {
                    return "";
                }
            };
        }

        @Override
        public void run(Supplier<Runnable> paint, Runnable failed) {
            slices++;
            runs.add(() -> {
                Runnable done = failed;
                try {
                    done = paint.get();
                } finally {
                    done.run();
                }
            });
        }

        @Override
        public void later(long millis, Runnable work) {
            later.add(new Later(now + millis, work));
        }

        @Override
        public long millis() {
            return now;
        }

        private void passes(long millis) {
            long end = now + millis;
            work();
            while (!later.isEmpty() && later.peek().at() <= end) {
                Later next = later.remove();
                now = Math.max(now, next.at());
                next.work().run();
                work();
            }
            now = Math.max(now, end);
        }

        private void work() {
            for (Runnable next = runs.poll(); next != null; next = runs.poll()) next.run();
        }
    }

    private String shape(TestBoard.Participant who, String page, int x) {
        String id = who.newId();
        CommonProperties common = new CommonProperties(id, page, 0, new Point(x, 800), 0, Style.DEFAULT, null, false);
        who.editor.perform(List.of(new Op.Add(new Shape(common, ShapeForm.RECT, new Size(1600, 1600), 0))));
        return id;
    }

    private void want(String... pages) {
        thumbnails.want(List.of(pages), WIDTH, HEIGHT);
        time.work();
    }

    private PageThumbnail thumbnail(String page) {
        PageThumbnail thumbnail = thumbnails.of(page);
        assertNotNull(thumbnail);
        return thumbnail;
    }

    /** It shows what the painter paints of the whole page in the same region. */
    private void assertShows(String page, Paper paper) {
        PageThumbnail shown = thumbnail(page);
        List<Element> elements = new ArrayList<>();
        testBoard.board.elements(page).forEach(elements::add);
        Bitmap whole = new Bitmap(WIDTH, HEIGHT);
        new Painter(paper).page(whole, shown.region(), elements);
        assertArrayEquals(whole.pixels(), shown.bitmap().pixels());
    }

    @Test
    void onlyWhatIsWantedIsPainted() {
        kim.editor.pages().add();
        String second = kim.editor.page();
        want("p1");
        assertEquals(List.of("p1"), painted);
        want("p1", second);
        assertEquals(List.of("p1", second), painted);
        thumbnails.want(List.of(), WIDTH, HEIGHT);
        shape(kim, second, 0);
        time.passes(60_000);
        assertNull(thumbnails.of("p1"));
        assertEquals(2, time.slices);
    }

    @Test
    void aPageIsPaintedAgainWhenItIsQuiet() {
        want("p1");
        PageThumbnail empty = thumbnail("p1");
        for (int i = 0; i < 5; i++) {
            shape(kim, "p1", i * 2000);
            time.passes(PageThumbnails.QUIET_MILLIS / 2);
            assertSame(empty, thumbnails.of("p1"));
        }
        time.passes(PageThumbnails.QUIET_MILLIS);
        assertShows("p1", Paper.of(Background.PLAIN, false));
        int slices = time.slices;
        time.passes(600_000);
        assertEquals(slices, time.slices, "nothing is painted while nothing happens");
        assertTrue(time.later.isEmpty(), "and nothing waits for it");
    }

    /** What thirty pupils are writing on is never quiet. */
    @Test
    void aPageThatIsNeverQuietIsPaintedNowAndThen() {
        want("p1");
        for (int i = 0; i < 100; i++) {
            shape(kim, "p1", i * 100);
            time.passes(200);
        }
        assertTrue(painted.size() >= 4 && painted.size() <= 6, painted.size() + " times in 20 s");
    }

    @Test
    void nothingIsPaintedWhileSomebodyWrites() {
        want("p1");
        time.writing = true;
        shape(kim, "p1", 0);
        kim.editor.pages().add();
        want(kim.editor.page(), "p1");
        time.passes(60_000);
        assertEquals(1, time.slices);
        time.writing = false;
        time.passes(1_000);
        assertEquals(3, painted.size());
        assertShows("p1", Paper.of(Background.PLAIN, false));
    }

    /** A page of any size holds nothing up: it is painted in pieces, and a pen that goes down stops it. */
    @Test
    void paintingStopsAndGoesOn() {
        for (int i = 0; i < 40; i++) shape(kim, "p1", i * 300);
        time.elementMillis = 3;
        thumbnails.want(List.of("p1"), WIDTH, HEIGHT);
        for (int i = 0; i < 4; i++) time.runs.remove().run();
        assertNull(thumbnails.of("p1"));
        time.writing = true;
        time.work();
        int before = time.slices;
        time.passes(10_000);
        assertEquals(before, time.slices);
        time.writing = false;
        time.passes(1_000);
        assertTrue(time.slices > before + 5, time.slices + " slices");
        assertShows("p1", Paper.of(Background.PLAIN, false));
    }

    /** One stroke on a full page costs one stroke. */
    @Test
    void whatIsNewOnTopIsPaintedAlone() {
        for (int i = 0; i < 40; i++) shape(kim, "p1", i * 300);
        want("p1");
        assertShows("p1", Paper.of(Background.PLAIN, false));
        long[] asked = {0};
        time.elementMillis = 1;
        long from = time.now;
        shape(kim, "p1", 4_000);
        time.passes(PageThumbnails.QUIET_MILLIS);
        asked[0] = time.now - from - PageThumbnails.QUIET_MILLIS;
        assertTrue(asked[0] <= 3, asked[0] + " elements");
        assertShows("p1", Paper.of(Background.PLAIN, false));
        // Beyond what it shows, the page is shown smaller.
        shape(kim, "p1", 200_000);
        time.passes(PageThumbnails.QUIET_MILLIS);
        assertShows("p1", Paper.of(Background.PLAIN, false));
        assertTrue(thumbnail("p1").region().bounds().maxX() > 200_000);
    }

    @Test
    void otherPagesFollowToo() {
        TestBoard.Participant mina = testBoard.join("Mina");
        kim.editor.pages().add();
        want(kim.editor.page(), "p1");
        String id = shape(mina, "p1", 0);
        time.passes(PageThumbnails.QUIET_MILLIS);
        assertShows("p1", Paper.of(Background.PLAIN, false));
        mina.editor.perform(List.of(new Op.Delete(List.of(id))));
        time.passes(PageThumbnails.QUIET_MILLIS);
        assertShows("p1", Paper.of(Background.PLAIN, false));
        assertEquals(4, painted.size());
    }

    @Test
    void paperAndAppearanceAreSeenAtOnce() {
        want("p1");
        kim.editor.pages().background(Background.GRID);
        time.work();
        assertShows("p1", Paper.of(Background.GRID, false));
        thumbnails.dark(true);
        time.work();
        assertShows("p1", Paper.of(Background.GRID, true));
    }

    @Test
    void anImageThatArrivesIsPainted() {
        String asset = "a".repeat(64);
        String id = kim.newId();
        CommonProperties common = new CommonProperties(id, "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Image(common, asset, new Size(800, 800), 0))));
        want("p1");
        assertEquals(Set.of(asset), thumbnail("p1").missing());
        thumbnails.imageLoaded("b".repeat(64));
        time.passes(PageThumbnails.QUIET_MILLIS);
        assertEquals(1, painted.size());
        thumbnails.imageLoaded(asset);
        time.passes(PageThumbnails.QUIET_MILLIS);
        assertEquals(2, painted.size());
    }

    @Test
    void memoryIsBounded() {
        List<String> all = new ArrayList<>(List.of("p1"));
        for (int i = 0; i < 150; i++) {
            kim.editor.pages().add();
            all.add(kim.editor.page());
        }
        for (int i = 0; i + 5 < all.size(); i++) {
            thumbnails.want(all.subList(i, i + 5), 4 * WIDTH, 4 * HEIGHT);
            time.work();
        }
        long kept = all.stream().filter(page -> thumbnails.of(page) != null).count();
        assertTrue(kept >= 5 && kept * 4L * WIDTH * 4 * HEIGHT * 4 <= 8 << 20, kept + " thumbnails");
    }
}
