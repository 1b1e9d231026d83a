import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Gives an image of the app a cache of the classes that it needs at its start, loaded and linked beforehand (docs/decisions/0096): the
 * image plays its demo without a screen, then its launcher is told of the cache. Argument: the folder of the image. Run as a source.
 */
final class WarmUp {
    private static final String CACHE = "bunpil.aot";
    private static final long MOST_SECONDS = 300;

    private WarmUp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path image = Path.of(args[0]);
        Path settings = find(image, List.of("bunpil.cfg"));
        Path cache = settings.toAbsolutePath().resolveSibling(CACHE);
        Path seen = cache.resolveSibling(CACHE + ".config");
        // In two steps: in one, Java would start itself by its own name, and the image has launchers alone.
        run(image, "-XX:AOTMode=record '-XX:AOTConfiguration=" + seen + "'");
        run(image, "-XX:AOTMode=create '-XX:AOTConfiguration=" + seen + "' '-XX:AOTCache=" + cache + "'");
        Files.deleteIfExists(seen);
        if (!Files.exists(cache)) {
            System.err.println("No cache for a faster start was made; the image works without. See warm-up.log.");
            return;
        }
        // Behind [JavaOptions], which is the last section.
        Files.writeString(
                settings,
                "java-options=-XX:AOTCache=$APPDIR/" + CACHE + "\njava-options=-Xlog:aot*=off\njava-options=-Xlog:cds*=off\n",
                StandardOpenOption.APPEND);
    }

    private static void run(Path image, String options) throws IOException, InterruptedException {
        ProcessBuilder demo = new ProcessBuilder(
                find(image, List.of("bunpil-demo", "bunpil-demo.exe")).toString(), "--play");
        // A launcher can be given options nowhere else.
        demo.environment().put("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw " + options);
        Process playing = demo.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        image.resolveSibling("warm-up.log").toFile()))
                .start();
        if (!playing.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) playing.destroyForcibly().waitFor();
    }

    private static Path find(Path folder, List<String> names) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> names.contains(file.getFileName().toString()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + names + " in " + folder));
        }
    }
}
