package org.bunpil.client.input.xinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.client.input.xinput.XDevice.Axis;
import org.bunpil.client.input.xinput.XDevice.Type;
import org.junit.jupiter.api.Test;

/** Devices that lie. */
class ContactsTest {
    private static final XDevice GLASS =
            new XDevice(6, "glass", Type.TOUCH_SCREEN, new Axis(4, 0, 1_000), Axis.NONE, Axis.NONE);
    private static final XDevice PEN = new XDevice(7, "pen", Type.PEN, new Axis(2, 0, 100), Axis.NONE, Axis.NONE);

    private final List<Row> rows = new ArrayList<>();
    private final Contacts contacts = new Contacts((contact, kind, phase, touch, x, y, pressure, millis) ->
            rows.add(new Row(contact, kind, phase, x, y, pressure, millis)));

    private record Row(int contact, Kind kind, Phase phase, double x, double y, double pressure, long millis) {}

    private List<String> phases() {
        return rows.stream().map(row -> row.contact + " " + row.phase).toList();
    }

    @Test
    void anIdThatComesAgainWithoutAnEndIsAnotherContact() {
        contacts.begin(GLASS, 1, 10, 10, 500, 1_000);
        contacts.begin(GLASS, 1, 90, 90, 500, 1_010);
        contacts.end(GLASS.id(), 1, 90, 90, Phase.RELEASE, 1_020);
        contacts.end(GLASS.id(), 1, 90, 90, Phase.RELEASE, 1_030);
        assertEquals(List.of("100 PRESS", "100 CANCEL", "100 PRESS", "100 RELEASE"), phases());
        assertEquals(10, rows.get(1).x());
    }

    @Test
    void movesAndEndsWithoutBeginAreNothing() {
        contacts.move(GLASS, 1, 10, 10, 500, 1_000);
        contacts.move(null, 1, 10, 10, 500, 1_000);
        contacts.end(GLASS.id(), 1, 10, 10, Phase.RELEASE, 1_000);
        assertEquals(List.of(), rows);
    }

    @Test
    void contactsOfADeviceThatWasPulledOutAreCancelled() {
        contacts.begin(GLASS, 1, 10, 10, 500, 1_000);
        contacts.begin(GLASS, 2, 20, 20, 500, 1_000);
        contacts.devicesChanged(XDevices.NONE, 1_010);
        assertEquals(List.of("100 PRESS", "101 PRESS", "100 CANCEL", "101 CANCEL"), phases());
    }

    @Test
    void pressureWithoutRangeMeansNothingAndOutOfRangeIsCut() {
        XDevice noRange = new XDevice(8, "x", Type.PEN, new Axis(2, 5, 5), Axis.NONE, Axis.NONE);
        contacts.begin(noRange, 0, 1, 1, 5, 1_000);
        contacts.begin(GLASS, 1, 1, 1, 7_000, 1_000);
        contacts.move(GLASS, 1, 2, 1, -7_000, 1_000);
        contacts.move(GLASS, 1, 3, 1, Double.POSITIVE_INFINITY, 1_000);
        assertEquals(
                List.of(Double.NaN, 1.0, 0.0, Double.NaN),
                rows.stream().map(Row::pressure).toList());
    }

    @Test
    void aPensPressureFromBeforeItsPressCounts() {
        contacts.move(PEN, 0, 1, 1, 40, 1_000);
        contacts.begin(PEN, 0, 1, 1, Double.NaN, 1_001);
        assertEquals(0.4, rows.getFirst().pressure());
        assertEquals(Kind.PEN, rows.getFirst().kind());
    }

    @Test
    void timeDoesNotGoBackAndKeepsItsDistances() {
        contacts.begin(GLASS, 1, 1, 1, 500, 5_000);
        contacts.move(GLASS, 1, 2, 1, 500, 5_008);
        contacts.move(GLASS, 1, 3, 1, 500, 4_990);
        contacts.move(GLASS, 1, 4, 1, 500, 5_016);
        long first = rows.getFirst().millis();
        assertEquals(
                List.of(0L, 8L, 8L, 16L),
                rows.stream().map(row -> row.millis() - first).toList());
        // The server's clock begins anew after 49 days.
        contacts.move(GLASS, 1, 5, 1, 500, 3);
        assertTrue(rows.getLast().millis() >= rows.get(3).millis());
        assertTrue(rows.getLast().millis() - first < 5_000);
    }

    @Test
    void placesThatAreNoneAreLeftOut() {
        contacts.begin(GLASS, 1, Double.NaN, 1, 500, 1_000);
        contacts.begin(GLASS, 2, 7, 8, 500, 1_000);
        contacts.move(GLASS, 2, 9, Double.NEGATIVE_INFINITY, 500, 1_000);
        contacts.end(GLASS.id(), 2, Double.NaN, Double.NaN, Phase.RELEASE, 1_000);
        assertEquals(List.of("100 PRESS", "100 RELEASE"), phases());
        assertEquals(7, rows.getLast().x());
        assertEquals(8, rows.getLast().y());
    }

    /** Whatever comes: a contact is pressed, moves, ends, and never stays down when its device is gone. */
    @Test
    void noOrderOfEventsLeavesAContactDown() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            rows.clear();
            for (int i = 0; i < 400; i++) {
                int touch = random.nextInt(100);
                double place = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(2_000);
                double raw = random.nextInt(3_000) - 1_000.0;
                long millis = random.nextInt(10_000);
                switch (random.nextInt(4)) {
                    case 0 -> contacts.begin(GLASS, touch, place, 5, raw, millis);
                    case 1, 2 -> contacts.move(GLASS, touch, place, 5, raw, millis);
                    default -> contacts.end(GLASS.id(), touch, place, 5, Phase.RELEASE, millis);
                }
            }
            contacts.devicesChanged(XDevices.NONE, 0);
            Set<Integer> down = new HashSet<>();
            long before = Long.MIN_VALUE;
            for (Row row : rows) {
                switch (row.phase) {
                    case PRESS -> assertTrue(down.add(row.contact));
                    case MOVE -> assertTrue(down.contains(row.contact));
                    case RELEASE, CANCEL -> assertTrue(down.remove(row.contact));
                    case HOVER, TICK -> throw new AssertionError(row);
                }
                assertTrue(row.contact >= Contacts.FIRST && row.contact < Contacts.FIRST + Contacts.MAX);
                assertTrue(Double.isNaN(row.pressure) || (row.pressure >= 0 && row.pressure <= 1));
                assertTrue(row.millis >= before);
                before = row.millis;
            }
            assertEquals(Set.of(), down);
        }
    }

    @Test
    void readingAllocatesNothing() {
        ContactQueue queue = new ContactQueue();
        Contacts all = new Contacts(queue::put);
        double[] sum = new double[1];
        for (int i = 0; i < 10; i++) all.begin(GLASS, i, i, i, 500, 1_000);
        long bytes = Long.MAX_VALUE;
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // The first rounds load classes.
        for (int round = 0; round < 5; round++) {
            long before = thread.getThreadAllocatedBytes(Thread.currentThread().threadId());
            for (int i = 0; i < 10_000; i++) {
                all.move(GLASS, i % 10, i, i, i % 1_000, 1_000 + i);
                if (i % 1_000 == 0) queue.drain((contact, kind, phase, touch, x, y, pressure, millis) -> sum[0] += x);
            }
            bytes = Math.min(
                    bytes, thread.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before);
        }
        // Ten drains a round may make their sinks.
        assertTrue(bytes < 10_000, bytes + " bytes for 10,000 samples");
    }
}
