package org.bunpil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In every module, a package is small enough for an overview. */
class PackageSizeTest {
    private static final Path ROOT = Path.of("..");
    private static final int MAX_FILES = 25;

    @Test
    void noPackageHasTooManyFiles() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path sources = module.resolve("src").resolve("main").resolve("java");
                if (!Files.isDirectory(sources)) continue;
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> sizes.merge(
                                    ROOT.relativize(file.resolveSibling("")).toString(), 1, Integer::sum));
                }
            }
        }
        assertTrue(sizes.size() > 50, sizes.size() + " packages were counted");
        sizes.values().removeIf(size -> size <= MAX_FILES);
        assertEquals(Map.of(), sizes, "more than " + MAX_FILES + " files, package-info counted");
    }
}
