package org.bunpil.client.input.xinput;

import java.lang.foreign.Arena;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.client.input.SystemPointers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fingers and pens of one window on an X server, on a connection and a thread of its own. Fingers are grabbed as they come down and
 * accepted or rejected one by one, so that the server itself makes mouse events only of those that are rejected. Pens are selected beside
 * the toolkit, which goes on seeing them as the mouse. Offsets are those of XInput2.h (64 bit).
 */
public final class XInputPointers implements SystemPointers {
    private static final Logger LOG = LoggerFactory.getLogger(XInputPointers.class);
    private static final long SETTLE_MILLIS = 50;
    private static final long FULL_NANOS = 1_000_000;

    /** XInput 2.2 is the first version with touches. */
    static final int VERSION = 202;

    private static final int GENERIC_EVENT = 35;
    private static final int DEVICE_CHANGED = 1;
    private static final int BUTTON_PRESS = 4;
    private static final int BUTTON_RELEASE = 5;
    private static final int MOTION = 6;
    private static final int HIERARCHY_CHANGED = 11;
    private static final int TOUCH_BEGIN = 18;
    private static final int TOUCH_UPDATE = 19;
    private static final int TOUCH_END = 20;
    private static final int TOUCHES = 1 << TOUCH_BEGIN | 1 << TOUCH_UPDATE | 1 << TOUCH_END;
    private static final int PEN_EVENTS = 1 << BUTTON_PRESS | 1 << BUTTON_RELEASE | 1 << MOTION;
    private static final int ALL_DEVICES = 0;
    private static final int ALL_MASTERS = 1;
    private static final int ANY_MODIFIER = 1 << 31;
    private static final int ACCEPT = 6;
    private static final int REJECT = 7;
    private static final int DEVICE_CHANGE = 2;
    private static final int TIP = 1;

    private final long window;
    private final Runnable wake;
    private final ContactQueue queue = new ContactQueue();
    private final PenPlace penPlace = new PenPlace();
    private final Contacts contacts = new Contacts(this::put);
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final Arena arena = Arena.ofShared();
    /** Two structures of poll, the ends of the pipe, a byte to write, bytes to read. */
    private final long memory = arena.allocate(16 + 8 + 8 + 64, 8).address();

    private final long event = arena.allocate(192, 8).address();
    private final Object pipeLock = new Object();
    private long display;
    private int opcode;
    private XDevices devices;
    private boolean isNew;
    private boolean pipeOpen;
    private volatile boolean closed;

    private XInputPointers(long window, Runnable wake) {
        this.window = window;
        this.wake = wake;
        this.devices = XDevices.NONE;
    }

    /** Begins to read the fingers and pens of a window; where that is not possible, the log says why and nothing ever comes. */
    public static SystemPointers open(long window, Runnable wake) {
        XInputPointers pointers = new XInputPointers(window, wake);
        Thread.ofPlatform().daemon().name("fingers and pens").start(pointers::run);
        return pointers;
    }

    // --- the app's thread

    @Override
    public void drain(Sink sink) {
        queue.drain(sink);
    }

    @Override
    public void decide(long touch, boolean take) {
        command(() -> {
            int master = (int) (touch >>> 32);
            Xlib.allowTouch(display, master, (int) touch, window, take ? ACCEPT : REJECT);
        });
    }

    @Override
    public void settle() {
        CountDownLatch settled = new CountDownLatch(1);
        boolean asked = command(() -> {
            Xlib.sync(display);
            read();
            settled.countDown();
        });
        if (!asked) return;
        try {
            boolean _ = settled.await(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        command(() -> {});
    }

    private boolean command(Runnable command) {
        synchronized (pipeLock) {
            if (!pipeOpen) return false;
            commands.add(command);
            Xlib.write(Xlib.intAt(memory + 20), memory + 24, 1);
            return true;
        }
    }

    // --- the reading thread

    private void run() {
        String missing;
        try {
            missing = connect();
            if (missing == null) loop();
        } catch (LinkageError | RuntimeException failed) {
            missing = failed.toString();
        }
        if (missing != null && !closed) LOG.info("Fingers and pens come through the toolkit: {}", missing);
        synchronized (pipeLock) {
            if (pipeOpen) {
                Xlib.closeFile(Xlib.intAt(memory + 16));
                Xlib.closeFile(Xlib.intAt(memory + 20));
            }
            pipeOpen = false;
            if (display != 0) Xlib.close(display);
            arena.close();
        }
    }

    /** @return what is missing, or null */
    private @Nullable String connect() {
        display = Xlib.open();
        if (display == 0) return "no X display can be opened";
        opcode = Xlib.extension(display, "XInputExtension");
        if (opcode < 0 || Xlib.inputVersion(display, 2, 2) < VERSION) return "the X server has no XInput 2.2";
        if (!Xlib.pipe(memory + 16)) return "no pipe can be opened";
        synchronized (pipeLock) {
            pipeOpen = true;
        }
        Xlib.pollFile(memory, Xlib.file(display));
        Xlib.pollFile(memory + 8, Xlib.intAt(memory + 16));
        Xlib.select(display, Xlib.root(display), ALL_DEVICES, 1 << HIERARCHY_CHANGED | 1 << DEVICE_CHANGED);
        if (!Xlib.grabTouches(display, ALL_MASTERS, window, TOUCHES, ANY_MODIFIER))
            return "another program has the touches of this window";
        look();
        return null;
    }

    /** Looks which devices there are, and listens to the pens among them. */
    private void look() {
        devices = XDevices.query(display);
        for (XDevice device : devices.all()) if (device.isPen()) Xlib.select(display, window, device.id(), PEN_EVENTS);
        LOG.info("Fingers and pens by XInput2: {}", devices.text().isEmpty() ? "none" : devices.text());
    }

    private void loop() {
        while (!closed) {
            read();
            if (isNew) {
                isNew = false;
                wake.run();
            }
            // Sends what was asked of the server. What the library has read already makes its file look empty.
            Xlib.poll(memory, 2, Xlib.pending(display) == 0 ? -1 : 0);
            boolean commanded = Xlib.intAt(memory + 12) >>> 16 != 0;
            if (commanded) runCommands();
        }
    }

    private void runCommands() {
        Xlib.read(Xlib.intAt(memory + 16), memory + 32, 64);
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) command.run();
    }

    private void read() {
        while (Xlib.pending(display) > 0) {
            Xlib.next(display, event);
            boolean isInput = Xlib.intAt(event) == GENERIC_EVENT && Xlib.intAt(event + 32) == opcode;
            if (!isInput || !Xlib.eventData(display, event)) continue;
            on(Xlib.intAt(event + 36), Xlib.longAt(event + 48));
            Xlib.freeEventData(display, event);
        }
    }

    private void on(int type, long e) {
        long millis = XEvents.millis(e);
        switch (type) {
            case HIERARCHY_CHANGED -> devicesChanged(millis);
            case DEVICE_CHANGED -> {
                if (Xlib.intAt(e + 56) == DEVICE_CHANGE) devicesChanged(millis);
            }
            case TOUCH_BEGIN, TOUCH_UPDATE, TOUCH_END -> touch(type, e, millis);
            case BUTTON_PRESS, BUTTON_RELEASE, MOTION -> pen(type, e, millis);
            default -> {}
        }
    }

    private void devicesChanged(long millis) {
        look();
        contacts.devicesChanged(devices, millis);
    }

    private void touch(int type, long e, long millis) {
        int source = XEvents.source(e);
        long touch = (long) XEvents.device(e) << 32 | (XEvents.detail(e) & 0xffffffffL);
        double x = XEvents.x(e);
        double y = XEvents.y(e);
        XDevice device = devices.byId(source);
        if (type == TOUCH_END) {
            contacts.end(source, touch, x, y, Phase.RELEASE, millis);
        } else if (device == null || device.type() != XDevice.Type.TOUCH_SCREEN) {
            // Touch pads have the toolkit's mouse.
            if (type == TOUCH_BEGIN) Xlib.allowTouch(display, XEvents.device(e), XEvents.detail(e), window, REJECT);
        } else if (type == TOUCH_BEGIN) {
            contacts.begin(device, touch, x, y, XEvents.value(device.pressure(), e), millis);
        } else {
            contacts.move(device, touch, x, y, XEvents.value(device.pressure(), e), millis);
        }
    }

    private void pen(int type, long e, long millis) {
        XDevice device = devices.byId(XEvents.source(e));
        boolean isTip = type == MOTION || XEvents.detail(e) == TIP;
        if (!isTip || device == null || !device.isPen()) return;
        if (type == BUTTON_PRESS) {
            Xlib.screenSize(display, memory + 32);
            penPlace.screen(Xlib.intAt(memory + 32), Xlib.intAt(memory + 36));
        }
        penPlace.read(device, e, type == MOTION);
        double pressure = XEvents.value(device.pressure(), e);
        switch (type) {
            case BUTTON_PRESS -> contacts.begin(device, 0, penPlace.x, penPlace.y, pressure, millis);
            case MOTION -> contacts.move(device, 0, penPlace.x, penPlace.y, pressure, millis);
            default -> contacts.end(device.id(), 0, penPlace.x, penPlace.y, Phase.RELEASE, millis);
        }
    }

    /** Whoever is slow holds up the reading, and the server keeps what comes meanwhile. */
    private void put(
            int contact, Kind kind, Phase phase, long touch, double x, double y, double pressure, long millis) {
        while (!closed && !queue.put(contact, kind, phase, touch, x, y, pressure, millis)) {
            wake.run();
            LockSupport.parkNanos(FULL_NANOS);
        }
        isNew = true;
    }
}
