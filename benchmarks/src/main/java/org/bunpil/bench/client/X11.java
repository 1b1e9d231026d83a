package org.bunpil.bench.client;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * A connection to an X display: moves its pointer (XTest) and reads its pixels. Calls libX11 and libXtst through the foreign function API.
 * One thread.
 */
@SuppressWarnings("restricted")
final class X11 implements AutoCloseable {
    private static final long ALL_PLANES = -1;
    private static final int Z_PIXMAP = 2;
    private static final int REVERT_TO_PARENT = 2;
    /** Offsets in XImage, a public structure of Xlib, of its pixels and of the length of a row (64 bit). */
    private static final long DATA = 16;

    private static final long BYTES_PER_LINE = 44;

    private final Arena arena = Arena.ofConfined();
    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
    private final SymbolLookup xtst = SymbolLookup.libraryLookup("libXtst.so.6", arena);

    private final MethodHandle fakeMotion = handle(xtst, "XTestFakeMotionEvent", INT, PTR, INT, INT, INT, LONG);
    private final MethodHandle fakeButton = handle(xtst, "XTestFakeButtonEvent", INT, PTR, INT, INT, LONG);
    private final MethodHandle fakeKey = handle(xtst, "XTestFakeKeyEvent", INT, PTR, INT, INT, LONG);
    private final MethodHandle keycode = handle(x11, "XKeysymToKeycode", INT, PTR, LONG);
    private final MethodHandle queryPointer =
            handle(x11, "XQueryPointer", INT, PTR, LONG, PTR, PTR, PTR, PTR, PTR, PTR, PTR);
    private final MethodHandle setFocus = handle(x11, "XSetInputFocus", INT, PTR, LONG, INT, LONG);
    private final MethodHandle flush = handle(x11, "XFlush", INT, PTR);
    private final MethodHandle getImage = handle(x11, "XGetImage", PTR, PTR, LONG, INT, INT, INT, INT, LONG, INT);
    private final MethodHandle destroyImage = handle(x11, "XDestroyImage", INT, PTR);
    private final MethodHandle closeDisplay = handle(x11, "XCloseDisplay", INT, PTR);

    private final MemorySegment display;
    private final long root;

    private static final MemoryLayout INT = JAVA_INT;
    private static final MemoryLayout LONG = JAVA_LONG;
    private static final MemoryLayout PTR = ADDRESS;

    /** @param name of the display, such as {@code :7} */
    X11(String name) {
        MethodHandle open = handle(x11, "XOpenDisplay", PTR, PTR);
        MethodHandle rootWindow = handle(x11, "XDefaultRootWindow", LONG, PTR);
        display = (MemorySegment) call(open, arena.allocateFrom(name));
        if (display.equals(MemorySegment.NULL)) throw new IllegalStateException("There is no X display " + name);
        root = (long) call(rootWindow, display);
    }

    /** Moves the pointer. */
    void move(int x, int y) {
        call(fakeMotion, display, -1, x, y, 0L);
        call(flush, display);
    }

    /** Gives the window under the pointer the keyboard focus, because there is no window manager to do so. */
    void focus() {
        MemorySegment child = arena.allocate(JAVA_LONG);
        MemorySegment rest = arena.allocate(JAVA_LONG, 4);
        call(queryPointer, display, root, rest, child, rest, rest, rest, rest, rest);
        call(setFocus, display, child.get(JAVA_LONG, 0), REVERT_TO_PARENT, 0L);
        call(flush, display);
    }

    /** @param button 1: left, 4 and 5: wheel */
    void button(int button, boolean down) {
        call(fakeButton, display, button, down ? 1 : 0, 0L);
        call(flush, display);
    }

    /** @param keysym of X, such as 0x20 for Space */
    void key(long keysym, boolean down) {
        int code = (int) call(keycode, display, keysym);
        call(fakeKey, display, code & 0xff, down ? 1 : 0, 0L);
        call(flush, display);
    }

    /** A part of the screen, without the pointer: 0xRRGGBB, row by row. */
    int[] pixels(int x, int y, int width, int height) {
        MemorySegment image = (MemorySegment) call(getImage, display, root, x, y, width, height, ALL_PLANES, Z_PIXMAP);
        if (image.equals(MemorySegment.NULL)) throw new IllegalStateException("The screen cannot be read there");
        MemorySegment head = image.reinterpret(BYTES_PER_LINE + Integer.BYTES);
        int line = head.get(JAVA_INT, BYTES_PER_LINE);
        MemorySegment data = head.get(ADDRESS, DATA).reinterpret((long) line * height);
        int[] pixels = new int[width * height];
        for (int row = 0; row < height; row++) {
            MemorySegment.copy(data, JAVA_INT, (long) row * line, pixels, row * width, width);
        }
        call(destroyImage, image);
        for (int i = 0; i < pixels.length; i++) pixels[i] &= 0xffffff;
        return pixels;
    }

    @Override
    public void close() {
        call(closeDisplay, display);
        arena.close();
    }

    private MethodHandle handle(SymbolLookup library, String name, MemoryLayout result, MemoryLayout... parameters) {
        return linker.downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(result, parameters));
    }

    private static Object call(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
