package org.bunpil.relay.folder;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock on a folder itself, which nobody can remove as a lock file can be removed (docs/decisions/0141). Java locks only files that it
 * may write to, so this asks the system (flock) on Linux and macOS. On Windows a locked file cannot be replaced, so none is needed.
 */
final class FolderLock implements AutoCloseable {
    private static final int READ_ONLY = 0;
    private static final int EXCLUSIVE_AT_ONCE = 2 | 4;
    /** The error of a folder that somebody else has locked: EWOULDBLOCK. */
    private static final int LOCKED_ON_LINUX = 11;

    private static final int LOCKED_ON_MAC = 35;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final Linker.Option ERROR = Linker.Option.captureCallState("errno");
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    private static final int NONE = -1;

    /** {@link #NONE}: the system, or the file system, has no such locks. */
    private final int descriptor;

    private final AtomicBoolean closed = new AtomicBoolean();

    private FolderLock(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Locks a folder.
     *
     * @throws FolderTakenException when somebody else has locked it
     */
    static FolderLock of(Path folder) throws IOException {
        boolean mac = SYSTEM.startsWith("mac");
        if (!mac && !SYSTEM.startsWith("linux")) return new FolderLock(NONE);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment path = arena.allocateFrom(folder.toString());
            int descriptor = (int) Calls.OPEN.invokeExact(path, READ_ONLY);
            if (descriptor < 0) return new FolderLock(NONE);
            if ((int) Calls.FLOCK.invokeExact(state, descriptor, EXCLUSIVE_AT_ONCE) == 0)
                return new FolderLock(descriptor);
            int error = state.get(INT, STATE.byteOffset(PathElement.groupElement("errno")));
            int _ = (int) Calls.CLOSE.invokeExact(descriptor);
            if (error == (mac ? LOCKED_ON_MAC : LOCKED_ON_LINUX)) throw new FolderTakenException();
            return new FolderLock(NONE);
        } catch (IOException taken) {
            throw taken;
        } catch (Throwable unable) {
            throw new IOException("its lock cannot be asked for", unable);
        }
    }

    @Override
    public void close() throws IOException {
        // By a second time the number may be that of another file.
        if (descriptor == NONE || closed.getAndSet(true)) return;
        try {
            int _ = (int) Calls.CLOSE.invokeExact(descriptor);
        } catch (Throwable unable) {
            throw new IOException("its lock cannot be given back", unable);
        }
    }

    /** Looked up only where they exist. */
    private static final class Calls {
        static final MethodHandle OPEN =
                call("open", FunctionDescriptor.of(INT, ValueLayout.ADDRESS, INT), Linker.Option.firstVariadicArg(2));
        static final MethodHandle FLOCK = call("flock", FunctionDescriptor.of(INT, INT, INT), ERROR);
        static final MethodHandle CLOSE = call("close", FunctionDescriptor.of(INT, INT));

        private Calls() {}

        @SuppressWarnings("restricted")
        private static MethodHandle call(String name, FunctionDescriptor types, Linker.Option... options) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), types, options);
        }
    }
}
