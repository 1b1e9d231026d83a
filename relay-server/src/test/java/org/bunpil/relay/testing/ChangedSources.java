package org.bunpil.relay.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The program with some lines of its sources changed, in a class loader of its own. The sources themselves stay as they are. */
public final class ChangedSources {
    public static final String MODEL = "../shared-model/src/main/java/org/bunpil/";
    public static final String RELAY = "src/main/java/org/bunpil/relay/";

    /** In the file, {@code right}, which must occur exactly once, is replaced by {@code wrong}. */
    public record Change(String file, String right, String wrong) {}

    private final Path folder;
    private final Map<Path, String> sources = new LinkedHashMap<>();

    /** @param folder empty */
    public ChangedSources(Path folder) {
        this.folder = folder;
    }

    public ChangedSources with(Change change) throws IOException {
        Path file = Path.of(change.file());
        String source = sources.getOrDefault(file, Files.readString(file));
        int at = source.indexOf(change.right());
        assertTrue(at >= 0, "the line that the change is about is no longer there: " + change.right());
        assertEquals(at, source.lastIndexOf(change.right()), "it is there more than once: " + change.right());
        sources.put(file, source.replace(change.right(), change.wrong()));
        return this;
    }

    /** Compiles again every source that has this text: a constant's value is copied into the classes that use it. */
    public ChangedSources again(String text) throws IOException {
        for (String root : List.of("../shared-model/src/main/java", "src/main/java", "src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    if (source.contains(text)) sources.putIfAbsent(file, source);
                }
            }
        }
        return this;
    }

    /** A class loader that has the changed classes before the others, and shares nothing but the JDK's with this one. */
    public URLClassLoader load() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-nowarn",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        int number = 0;
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            Path changed = Files.createDirectory(folder.resolve(Integer.toString(number++)))
                    .resolve(source.getKey().getFileName());
            Files.writeString(changed, source.getValue());
            arguments.add(changed.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "a JDK is needed");
        assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)), "the change must compile");
        return new URLClassLoader(classPath(classes), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classPath(Path classes) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
