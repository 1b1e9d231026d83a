package org.bunpil.client.input.xinput;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * The functions of libX11, libXi and the C library that are needed, with pointers as plain numbers, so that a call allocates nothing.
 * Loading this class fails with an {@link UnsatisfiedLinkError} or {@link IllegalArgumentException} where a library is missing.
 */
@SuppressWarnings("restricted")
final class Xlib {
    /** All of the process's memory: what the libraries return is read through it, at its address. */
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    /** A name of the server is at most this long here. */
    private static final int MAX_NAME = 256;

    private static final MemoryLayout INT = JAVA_INT;
    private static final MemoryLayout LONG = JAVA_LONG;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBC = LINKER.defaultLookup();
    private static final SymbolLookup X11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
    private static final SymbolLookup XI = SymbolLookup.libraryLookup("libXi.so.6", Arena.global());

    private static final MethodHandle INIT_THREADS = of(X11, "XInitThreads", INT);
    private static final MethodHandle OPEN = of(X11, "XOpenDisplay", LONG, LONG);
    private static final MethodHandle CLOSE = of(X11, "XCloseDisplay", INT, LONG);
    private static final MethodHandle ROOT = of(X11, "XDefaultRootWindow", LONG, LONG);
    private static final MethodHandle GEOMETRY =
            of(X11, "XGetGeometry", INT, LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG);
    private static final MethodHandle FILE = of(X11, "XConnectionNumber", INT, LONG);
    private static final MethodHandle PENDING = of(X11, "XPending", INT, LONG);
    private static final MethodHandle NEXT = of(X11, "XNextEvent", INT, LONG, LONG);
    private static final MethodHandle SYNC = of(X11, "XSync", INT, LONG, INT);
    private static final MethodHandle FREE = of(X11, "XFree", INT, LONG);
    private static final MethodHandle EVENT_DATA = of(X11, "XGetEventData", INT, LONG, LONG);
    private static final MethodHandle FREE_EVENT_DATA = voidOf(X11, "XFreeEventData", LONG, LONG);
    private static final MethodHandle ATOM_NAME = of(X11, "XGetAtomName", LONG, LONG, LONG);
    private static final MethodHandle EXTENSION = of(X11, "XQueryExtension", INT, LONG, LONG, LONG, LONG, LONG);
    private static final MethodHandle XI_VERSION = of(XI, "XIQueryVersion", INT, LONG, LONG, LONG);
    private static final MethodHandle XI_DEVICES = of(XI, "XIQueryDevice", LONG, LONG, INT, LONG);
    private static final MethodHandle XI_FREE_DEVICES = voidOf(XI, "XIFreeDeviceInfo", LONG);
    private static final MethodHandle XI_SELECT = of(XI, "XISelectEvents", INT, LONG, LONG, LONG, INT);
    private static final MethodHandle XI_GRAB_TOUCH =
            of(XI, "XIGrabTouchBegin", INT, LONG, INT, LONG, INT, LONG, INT, LONG);
    private static final MethodHandle XI_ALLOW_TOUCH = of(XI, "XIAllowTouchEvents", INT, LONG, INT, INT, LONG, INT);
    private static final MethodHandle POLL = of(LIBC, "poll", INT, LONG, LONG, INT);
    private static final MethodHandle PIPE = of(LIBC, "pipe", INT, LONG);
    private static final MethodHandle READ = of(LIBC, "read", LONG, INT, LONG, LONG);
    private static final MethodHandle WRITE = of(LIBC, "write", LONG, INT, LONG, LONG);
    private static final MethodHandle CLOSE_FILE = of(LIBC, "close", INT, INT);

    private Xlib() {}

    private static MethodHandle of(SymbolLookup library, String name, MemoryLayout result, MemoryLayout... parameters) {
        return LINKER.downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(result, parameters));
    }

    private static MethodHandle voidOf(SymbolLookup library, String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(library.findOrThrow(name), FunctionDescriptor.ofVoid(parameters));
    }

    // --- libX11

    /** Opens the display that the environment names. Returns 0 if it cannot be opened. */
    static long open() {
        try {
            int _ = (int) INIT_THREADS.invokeExact();
            return (long) OPEN.invokeExact(0L);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void close(long display) {
        try {
            int _ = (int) CLOSE.invokeExact(display);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static long root(long display) {
        try {
            return (long) ROOT.invokeExact(display);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Writes the whole screen's width and height, two ints, to an address. Asks the server. */
    static void screenSize(long display, long size) {
        try (Arena arena = Arena.ofConfined()) {
            long rest = arena.allocate(8, 8).address();
            int _ = (int) GEOMETRY.invokeExact(display, root(display), rest, rest, rest, size, size + 4, rest, rest);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** File descriptor of the connection. */
    static int file(long display) {
        try {
            return (int) FILE.invokeExact(display);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Number of events that can be read without waiting. */
    static int pending(long display) {
        try {
            return (int) PENDING.invokeExact(display);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void next(long display, long event) {
        try {
            int _ = (int) NEXT.invokeExact(display, event);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Waits until the server has done everything asked; all events until then can be read. */
    static void sync(long display) {
        try {
            int _ = (int) SYNC.invokeExact(display, 0);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Whether the event at an address has data; they are freed by {@link #freeEventData}. */
    static boolean eventData(long display, long event) {
        try {
            return (int) EVENT_DATA.invokeExact(display, event) != 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void freeEventData(long display, long event) {
        try {
            FREE_EVENT_DATA.invokeExact(display, event);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Name of an atom, or "" if there is none. */
    static String atomName(long display, long atom) {
        if (atom == 0) return "";
        try {
            long name = (long) ATOM_NAME.invokeExact(display, atom);
            if (name == 0) return "";
            String text = text(name);
            int _ = (int) FREE.invokeExact(name);
            return text;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Text that ends with 0, cut if it is long. */
    static String text(long address) {
        byte[] bytes = new byte[MAX_NAME];
        int length = 0;
        while (address != 0 && length < MAX_NAME) {
            byte next = MEMORY.get(JAVA_BYTE, address + length);
            if (next == 0) break;
            bytes[length++] = next;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Number of the extension's major code, or -1 if the server has none of that name. */
    static int extension(long display, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment results = arena.allocate(JAVA_INT, 3);
            long at = results.address();
            int found = (int)
                    EXTENSION.invokeExact(display, arena.allocateFrom(name).address(), at, at + 4, at + 8);
            return found == 0 ? -1 : results.getAtIndex(JAVA_INT, 0);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    // --- libXi

    /** Agrees on a version; returns the server's, as major × 100 + minor, or 0. */
    static int inputVersion(long display, int major, int minor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment version = arena.allocateFrom(JAVA_INT, major, minor);
            int status = (int) XI_VERSION.invokeExact(display, version.address(), version.address() + 4);
            return status != 0 ? 0 : version.getAtIndex(JAVA_INT, 0) * 100 + version.getAtIndex(JAVA_INT, 1);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Returns the array of devices and writes its length to an address. */
    static long devices(long display, int which, long count) {
        try {
            return (long) XI_DEVICES.invokeExact(display, which, count);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void freeDevices(long devices) {
        try {
            XI_FREE_DEVICES.invokeExact(devices);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Selects events of a device on a window. */
    static void select(long display, long window, int device, int eventBits) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = eventMask(arena, device, eventBits);
            int _ = (int) XI_SELECT.invokeExact(display, window, mask.address(), 1);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Grabs the touches that begin on a window. @return whether it is granted */
    static boolean grabTouches(long display, int device, long window, int eventBits, int anyModifier) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = eventMask(arena, device, eventBits);
            MemorySegment modifiers = arena.allocateFrom(JAVA_INT, anyModifier, 0);
            int failures =
                    (int) XI_GRAB_TOUCH.invokeExact(display, device, window, 0, mask.address(), 1, modifiers.address());
            return failures == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static MemorySegment eventMask(Arena arena, int device, int bits) {
        MemorySegment set = arena.allocateFrom(JAVA_INT, bits);
        MemorySegment mask = arena.allocate(16, 8);
        mask.set(JAVA_INT, 0, device);
        mask.set(JAVA_INT, 4, Integer.BYTES);
        mask.set(ADDRESS, 8, set);
        return mask;
    }

    /** Accepts or rejects a touch. */
    static void allowTouch(long display, int device, int touch, long window, int mode) {
        try {
            int _ = (int) XI_ALLOW_TOUCH.invokeExact(display, device, touch, window, mode);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    // --- the C library

    /** Opens a pipe: reading end and writing end, two ints at the address. */
    static boolean pipe(long ends) {
        try {
            return (int) PIPE.invokeExact(ends) == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Waits until one of the files can be read. The structures of poll are at the address; -1: for as long as it takes. */
    static void poll(long files, long count, int millis) {
        try {
            int _ = (int) POLL.invokeExact(files, count, millis);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void read(int file, long buffer, long bytes) {
        try {
            long _ = (long) READ.invokeExact(file, buffer, bytes);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void write(int file, long buffer, long bytes) {
        try {
            long _ = (long) WRITE.invokeExact(file, buffer, bytes);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void closeFile(int file) {
        try {
            int _ = (int) CLOSE_FILE.invokeExact(file);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    // --- memory

    static int intAt(long address) {
        return MEMORY.get(JAVA_INT, address);
    }

    static long longAt(long address) {
        return MEMORY.get(JAVA_LONG, address);
    }

    static double doubleAt(long address) {
        return MEMORY.get(ValueLayout.JAVA_DOUBLE, address);
    }

    static boolean bitAt(long mask, int bit) {
        return (MEMORY.get(JAVA_BYTE, mask + (bit >> 3)) & 1 << (bit & 7)) != 0;
    }

    /** Fills a structure of poll: a file that is to be read. */
    static void pollFile(long structure, int file) {
        MEMORY.set(JAVA_INT, structure, file);
        MEMORY.set(JAVA_SHORT, structure + 4, (short) 1);
    }

    private static RuntimeException failed(Throwable e) {
        if (e instanceof Error error) throw error;
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
}
