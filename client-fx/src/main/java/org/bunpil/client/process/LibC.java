package org.bunpil.client.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Functions of the system's C library, for names of files that Java's text cannot spell. */
final class LibC {
    private static final long LONGEST_NAME = 65_536;

    private LibC() {}

    @SuppressWarnings("restricted")
    static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    /** The bytes of a C string, without the zero at its end; none for a null pointer. */
    @SuppressWarnings("restricted")
    static byte[] bytes(MemorySegment pointer) {
        if (pointer.address() == 0) return new byte[0];
        MemorySegment all = pointer.reinterpret(LONGEST_NAME);
        int length = 0;
        while (length < LONGEST_NAME && all.get(ValueLayout.JAVA_BYTE, length) != 0) length++;
        return all.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /** The pointer at an offset of a structure. */
    @SuppressWarnings("restricted")
    static MemorySegment pointer(MemorySegment structure, long offset) {
        return structure.address() == 0
                ? MemorySegment.NULL
                : structure.reinterpret(offset + ValueLayout.ADDRESS.byteSize()).get(ValueLayout.ADDRESS, offset);
    }
}
