package org.bunpil.client.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real responders find each other over this computer's own interface, on a port that no other program uses. */
class NearbyClassesTest {
    private static final int PATIENCE_SECONDS = 30;
    private static final String SHA = "ab".repeat(32);

    private final ExecutorService owner = Executors.newSingleThreadExecutor();
    private final LinkedBlockingQueue<List<NearbyClass>> found = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Announcement> told = new LinkedBlockingQueue<>();

    @BeforeAll
    static void needsMulticast() {
        assumeTrue(LoopbackNetwork.works(), "no multicast on this computer's own interface");
    }

    @AfterEach
    void end() {
        owner.shutdown();
    }

    @Test
    void classesAreListedWhileTheyRunAndThoseOfOneNameAreToldApart() throws Exception {
        NearbyClasses pupil = nearby();
        NearbyClasses lee = nearby();
        NearbyClasses kim = nearby();
        pupil.browse(found::add);
        lee.announce(new AnnouncedClass("3-2 과학", "이선생", 7_310, SHA), told::add);
        kim.announce(new AnnouncedClass("3-2 과학", "이선생", 7_311, "cd".repeat(32)), ignored -> {});
        List<NearbyClass> both = until(list -> list.size() == 2);
        assertEquals(
                List.of(
                        new NearbyClass("3-2 과학", "이선생", "127.0.0.1", 7_310, SHA),
                        new NearbyClass("3-2 과학", "이선생", "127.0.0.1", 7_311, "cd".repeat(32))),
                both);
        assertEquals("wss://127.0.0.1:7310/v1#" + SHA, both.getFirst().relay().toString());
        assertEquals(Announcement.STARTING, told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(Announcement.ANNOUNCED, told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        lee.endAnnouncement();
        assertEquals(7_311, until(list -> list.size() == 1).getFirst().port());
        // A class without a title has none.
        kim.announce(new AnnouncedClass("", "이선생", 7_311, "cd".repeat(32)), ignored -> {});
        until(list -> list.size() == 1 && list.getFirst().title().isEmpty());
        kim.endAnnouncement();
        pupil.endBrowsing();
    }

    /** What a computer of the network can send to all others, without asking the library there. */
    @Test
    void whatIsNoClassIsNotListedAndNamesAreShortPlainLines() throws Exception {
        NearbyClasses pupil = nearby();
        pupil.browse(found::add);
        HostilePackets hostile = new HostilePackets();
        hostile.garbage();
        hostile.announce("none", "127.0.0.1", 7_310);
        hostile.announce("nobody", "127.0.0.1", 7_310, "t=3-2", "n= \u202e\u0007", "fp=" + SHA);
        hostile.announce("short", "127.0.0.1", 7_310, "t=3-2", "n=Lee", "fp=abcd");
        hostile.announce("shell", "127.0.0.1", 7_310, "t=3-2", "n=Lee", "fp=" + "../".repeat(21) + "x");
        hostile.announce("elsewhere", "203.0.113.7", 7_310, "t=3-2", "n=Lee", "fp=" + SHA);
        hostile.announce("portless", "127.0.0.1", 0, "t=3-2", "n=Lee", "fp=" + SHA);
        hostile.announce("good", "127.0.0.1", 7_310, "t=\u202e3-2\n과학" + "\u0301".repeat(40), "n=Lee", "fp=" + SHA);
        // Until the browser is there to hear it.
        List<NearbyClass> all = until(list -> !list.isEmpty(), hostile);
        assertEquals(List.of(new NearbyClass("3-2 과학" + "\u0301".repeat(3), "Lee", "127.0.0.1", 7_310, SHA)), all);
        for (int i = 0; i < 10 * Browser.MOST; i++)
            hostile.announce("many" + i, "127.0.0.1", 7_310, "t=m" + i, "n=" + "Lee".repeat(40), "fp=" + SHA);
        List<NearbyClass> many = until(list -> list.size() >= Browser.MOST, hostile);
        assertEquals(Browser.MOST, many.size());
        assertEquals(40, many.getLast().teacher().length());
        pupil.endBrowsing();
    }

    private NearbyClasses nearby() {
        return LoopbackNetwork.classes(owner);
    }

    private List<NearbyClass> until(Predicate<List<NearbyClass>> holds) throws Exception {
        return until(holds, null);
    }

    private List<NearbyClass> until(Predicate<List<NearbyClass>> holds, HostilePackets again) throws Exception {
        List<NearbyClass> last = List.of();
        long since = System.nanoTime();
        while (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            List<NearbyClass> next = found.poll(300, TimeUnit.MILLISECONDS);
            if (next == null && again != null) again.repeat();
            if (next == null) continue;
            last = next;
            if (holds.test(next)) return next;
        }
        return fail("last: " + last);
    }
}
