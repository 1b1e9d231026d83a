package org.bunpil.client.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linux names folders by bytes, Java by text. A home folder that was named in an older character set, such as Latin-1, has no text in
 * UTF-8. It is opened by its bytes, and the program then names it by that opening, as long as it runs.
 */
public final class HomeFolder {
    private static final Logger LOG = LoggerFactory.getLogger(HomeFolder.class);
    private static final String HOME = "user.home";
    /** Where the home folder is in glibc's and musl's {@code struct passwd} on computers of 64 bits. */
    private static final long PASSWD_FOLDER = 32;

    private HomeFolder() {}

    /** Call before anything asks where the home folder is. */
    public static void reach() {
        String home = System.getProperty(HOME, "");
        if (!System.getProperty("os.name", "").equals("Linux") || isReachable(home)) return;
        try {
            String opened = open(home);
            if (opened != null) System.setProperty(HOME, opened);
        } catch (Throwable impossible) {
            // It goes on as it is; that nothing can be kept is told of later.
            LOG.warn("the home folder cannot be reached: {}", impossible.toString());
        }
    }

    private static boolean isReachable(String home) {
        try {
            return home.isEmpty() || Files.isDirectory(Path.of(home));
        } catch (InvalidPathException unspellable) {
            return false;
        }
    }

    /** Another name of the folder that Java read as this text; null if there is no such folder. It stays open until the program ends. */
    private static @Nullable String open(String home) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            for (byte[] name : List.of(ofAccount(), ofEnvironment(arena))) {
                if (!ascii(new String(name, StandardCharsets.ISO_8859_1)).equals(ascii(home))) continue;
                MemorySegment path = arena.allocate(name.length + 1L);
                MemorySegment.copy(name, 0, path, ValueLayout.JAVA_BYTE, 0, name.length);
                MemorySegment folder =
                        (MemorySegment) LibC.function("opendir", ValueLayout.ADDRESS, ValueLayout.ADDRESS)
                                .invokeExact(path);
                if (folder.address() == 0) continue;
                int number = (int) LibC.function("dirfd", ValueLayout.JAVA_INT, ValueLayout.ADDRESS)
                        .invokeExact(folder);
                return "/proc/self/fd/" + number;
            }
        }
        return null;
    }

    /** The part that every character set spells alike; Java writes a question mark for what it cannot read. */
    private static String ascii(String name) {
        StringBuilder part = new StringBuilder();
        name.chars().filter(c -> c < 128 && c != '?').forEach(c -> part.append((char) c));
        return part.toString();
    }

    private static byte[] ofAccount() throws Throwable {
        int user = (int) LibC.function("getuid", ValueLayout.JAVA_INT).invokeExact();
        MemorySegment account = (MemorySegment) LibC.function("getpwuid", ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                .invokeExact(user);
        return LibC.bytes(LibC.pointer(account, PASSWD_FOLDER));
    }

    private static byte[] ofEnvironment(Arena arena) throws Throwable {
        return LibC.bytes((MemorySegment) LibC.function("getenv", ValueLayout.ADDRESS, ValueLayout.ADDRESS)
                .invokeExact(arena.allocateFrom("HOME")));
    }
}
