package org.bunpil.client.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.bunpil.client.file.BoardFileReader;
import org.bunpil.client.hosting.AppLog;
import org.bunpil.client.hosting.EmbeddedRelay;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.process.PulseRate;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's and a pupil's window on one board, with a relay in this process. On a screen people can try both. Without a screen, or with
 * {@code --play}, a short lesson is played through the windows' own buttons and boards.
 */
public final class Demo {
    private static final int DIFFERENT = 1;
    private static final int WRONG_ARGUMENTS = 2;
    /** Longest time for the played lesson; after it the demo ends as failed. */
    private static final long MOST_SECONDS = 120;

    private static final String HELP = """
            usage: bunpil demo [options]

              --play             plays a short lesson, also where there is a screen
              --screenshots DIR  plays it and writes teacher.png and pupil.png
              --save FILE.bunpil plays it and saves the lesson as a file
              --data DIR         keeps the boards there instead of in a folder that goes away
              --lang TAG         language: en, ko, or another that there is a file of
              --theme light|dark

            Prints both boards' hashes after the lesson; the exit code is 0 only if they are equal.
            """;

    private Demo() {}

    /** The command line. */
    private record Arguments(
            boolean play,
            @Nullable Path screenshots,
            @Nullable Path save,
            @Nullable Path data,
            List<String> looks) {}

    public static void main(String[] args) throws InterruptedException {
        Arguments arguments;
        try {
            arguments = read(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_ARGUMENTS);
            return;
        }
        if (arguments == null) {
            System.out.print(HELP);
            return;
        }
        AppLog.choose();
        boolean screen = !"Headless".equals(System.getProperty("glass.platform"));
        boolean play = arguments.play() || arguments.screenshots() != null || arguments.save() != null || !screen;
        if (play) {
            Thread.ofPlatform().daemon().name("watchdog").start(() -> giveUpAfter(MOST_SECONDS));
        }
        int code;
        try {
            Path folder = arguments.data() == null ? temporaryFolder() : arguments.data();
            code = run(arguments, folder, play);
        } catch (IOException failed) {
            System.err.println(failed.getMessage());
            code = WRONG_ARGUMENTS;
        } catch (IllegalStateException broken) {
            // A button that the lesson needs is missing, or pressing it failed: the windows are broken.
            broken.printStackTrace();
            code = DIFFERENT;
        }
        System.exit(code);
    }

    private static void giveUpAfter(long seconds) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
        System.err.println("The lesson did not end in time.");
        Runtime.getRuntime().halt(DIFFERENT);
    }

    private static @Nullable Arguments read(String... args) {
        boolean play = false;
        Path screenshots = null;
        Path save = null;
        Path data = null;
        List<String> looks = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            switch (arg) {
                case "--help", "-h" -> {
                    return null;
                }
                case "--play" -> play = true;
                case "--screenshots" -> screenshots = Path.of(value(args, ++i));
                case "--save" -> save = boardFile(value(args, ++i));
                case "--data" -> data = Path.of(value(args, ++i));
                case "--lang", "--theme" -> looks.addAll(List.of(arg, value(args, ++i)));
                default -> throw new IllegalArgumentException("\"" + arg + "\" is not known. --help lists what is.");
            }
        }
        return new Arguments(play, screenshots, save, data, looks);
    }

    private static Path boardFile(String name) {
        if (!BoardFileReader.isNamed(name)) {
            throw new IllegalArgumentException("--save needs a file whose name ends in .bunpil.");
        }
        return Path.of(name);
    }

    private static String value(String[] args, int i) {
        if (i >= args.length) {
            throw new IllegalArgumentException(args[i - 1] + " needs a value.");
        }
        return args[i];
    }

    private static int run(Arguments arguments, Path folder, boolean play) throws IOException, InterruptedException {
        try (EmbeddedRelay relay = EmbeddedRelay.start(folder.resolve("class"), 0, false)) {
            CountDownLatch closed = new CountDownLatch(2);
            PulseRate.raise();
            Platform.startup(() -> Platform.setImplicitExit(false));
            Messages messages = Messages.of(language(arguments.looks()));
            DemoWindows demoWindows = DemoWindows.open(relay.local(), folder, arguments.looks(), messages, closed);
            if (!play) {
                DemoWindows.fromFx(() -> {
                    demoWindows.placeSideBySide();
                    return true;
                });
                closed.await();
                return 0;
            }
            boolean equal = demoWindows.playLesson(ScriptedUser::atHumanPace, messages, arguments.screenshots());
            if (arguments.save() != null) demoWindows.save(arguments.save());
            demoWindows.leaveToStart(messages);
            DemoWindows.fromFx(() -> {
                demoWindows.pupil().quit();
                demoWindows.teacher().quit();
                return true;
            });
            return equal ? 0 : DIFFERENT;
        }
    }

    private static Locale language(List<String> looks) {
        int at = looks.indexOf("--lang");
        return at < 0 ? Locale.getDefault() : Locale.forLanguageTag(looks.get(at + 1));
    }

    /** A folder that is deleted when the process ends, also when it is killed from outside. */
    private static Path temporaryFolder() throws IOException {
        Path folder = Files.createTempDirectory("bunpil-demo");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "tidy"));
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException left) {
            System.err.println("Left behind: " + folder);
        }
    }
}
