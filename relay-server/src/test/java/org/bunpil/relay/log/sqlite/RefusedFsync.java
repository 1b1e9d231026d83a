package org.bunpil.relay.log.sqlite;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.LogRecord;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Position;

/**
 * A process in which fsync fails from some moment on, as on a broken disk: the kernel answers the calls itself (seccomp). Whoever
 * acknowledges a record then has not waited for the disk. Linux on x86-64 and ARM only.
 */
public final class RefusedFsync {
    static final String ACKNOWLEDGED = "acknowledged";
    static final String REFUSED = "refused";

    private static final int NO_NEW_PRIVILEGES = 38;
    private static final int SET_MODE_FILTER = 1;
    private static final int ALL_THREADS = 1;
    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7fff0000;
    /** SECCOMP_RET_ERRNO with EIO. */
    private static final int FAIL = 0x00050005;

    private RefusedFsync() {}

    /** The numbers of the system calls seccomp, fsync and fdatasync; empty where they are not known. */
    static List<Integer> calls() {
        if (!System.getProperty("os.name").equals("Linux")) return List.of();
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> List.of(317, 74, 75);
            case "aarch64" -> List.of(277, 82, 83);
            default -> List.of();
        };
    }

    /** Appends a record, makes fsync fail, and appends another. Prints what became of each. */
    public static void main(String[] arguments) throws Throwable {
        try (SqliteBoardLog log = SqliteBoardLog.open(Path.of(arguments[0]))) {
            log.directory()
                    .create(new BoardEntry("board1", "Power", "kim", "ABCD2345"))
                    .get(60, TimeUnit.SECONDS);
            System.out.println(append(log));
            refuse();
            System.out.println(append(log));
        }
    }

    private static String append(SqliteBoardLog log) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        log.append("board1", LogRecord.system(List.of()), null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                outcome.complete(ACKNOWLEDGED);
            }

            @Override
            public void onFailed(ErrorCode code) {
                outcome.complete(REFUSED);
            }
        });
        return outcome.get(60, TimeUnit.SECONDS);
    }

    // The caller of the system may do anything; here it is the point.
    @SuppressWarnings("restricted")
    private static void refuse() throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle prctl = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        MethodHandle syscall = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS),
                Linker.Option.firstVariadicArg(1));
        List<Integer> calls = calls();
        int[][] filter = {
            {LOAD, 0, 0, 0},
            {JUMP_IF_EQUAL, 2, 0, calls.get(1)},
            {JUMP_IF_EQUAL, 1, 0, calls.get(2)},
            {RETURN, 0, 0, ALLOW},
            {RETURN, 0, 0, FAIL},
        };
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment instructions = arena.allocate(8L * filter.length, 8);
            for (int i = 0; i < filter.length; i++) {
                instructions.set(ValueLayout.JAVA_SHORT, 8L * i, (short) filter[i][0]);
                instructions.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) filter[i][1]);
                instructions.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) filter[i][2]);
                instructions.set(ValueLayout.JAVA_INT, 8L * i + 4, filter[i][3]);
            }
            MemorySegment program = arena.allocate(16, 8);
            program.set(ValueLayout.JAVA_SHORT, 0, (short) filter.length);
            program.set(ValueLayout.ADDRESS, 8, instructions);
            int allowed = (int) prctl.invokeExact(NO_NEW_PRIVILEGES, 1L, 0L, 0L, 0L);
            long set = (long)
                    syscall.invokeExact((long) calls.get(0), (long) SET_MODE_FILTER, (long) ALL_THREADS, program);
            if (allowed != 0 || set != 0) throw new IOException("seccomp is not available");
        }
    }
}
