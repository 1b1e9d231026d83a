package org.bunpil.client.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.BoardOutput;
import org.bunpil.client.file.FileNotice;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.file.OutputOptions;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command {@code convert IN OUT}. What it cannot do it says in one sentence, and nothing is written then. */
public final class Convert {
    /** The exit code when something could not be done. */
    public static final int FAILED = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Convert.class);
    private static final Pattern SCALE = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,3})?");
    private static final double MOST_SCALE = 16;

    private static final String HELP = """
            usage: bunpil convert IN OUT [options]

            Writes what is in the file IN into the file OUT; the endings of their names say of which kind they are.
            Reads {inputs}; writes {outputs}.

              --page N       only page N
              --scale S      of pictures: 1 is the size on the board, 2 twice as many pixels each way
              --lang TAG     language of the sentences: en, ko, or another that there is a file of

            Needs no display. What cannot be done is said in one sentence, with exit code 2.
            """;

    private final Messages messages;

    private Convert(Messages messages) {
        this.messages = messages;
    }

    /** What is asked for. */
    private record Request(Path in, Path out, OutputOptions options, BoardInput input, BoardOutput output) {}

    /** A sentence that says why it cannot be done. */
    private static final class CannotException extends Exception {
        private static final long serialVersionUID = 1L;

        CannotException(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** @param args without the word {@code convert}. @return the program's exit code */
    public static int run(List<String> args) {
        if (args.contains("--help") || args.contains("-h")) {
            System.out.print(help());
            return 0;
        }
        int lang = args.indexOf("--lang");
        Locale language =
                lang >= 0 && lang + 1 < args.size() ? Locale.forLanguageTag(args.get(lang + 1)) : Locale.getDefault();
        Messages messages = Messages.of(language);
        try {
            for (FileNotice notice : new Convert(messages).convert(args)) {
                System.err.println(notice.sentence(messages));
            }
            return 0;
        } catch (CannotException cannot) {
            System.err.println(cannot.sentence());
            return FAILED;
        }
    }

    private static String help() {
        return HELP.replace("{inputs}", inputs()).replace("{outputs}", outputs());
    }

    private static String inputs() {
        return FileKinds.listed(FileKinds.INPUTS.stream().flatMap(kind -> kind.endings().stream()));
    }

    private static String outputs() {
        return FileKinds.listed(FileKinds.OUTPUTS.stream().flatMap(kind -> kind.endings().stream()));
    }

    private List<FileNotice> convert(List<String> args) throws CannotException {
        Request request = read(args);
        String in = name(request.in());
        try (BoardContent content = request.input().open(request.in(), FileProgress.NONE)) {
            checkPage(content, request.options());
            List<FileNotice> notices = new ArrayList<>(content.notices());
            notices.addAll(written(request, content));
            return notices;
        } catch (BoardFileException bad) {
            throw new CannotException(bad.sentence(messages));
        } catch (IOException unreadable) {
            LOG.debug("not read", unreadable);
            throw cannot("convert.unread", in, FailureReason.of(unreadable).sentence(messages));
        } catch (OutOfMemoryError large) {
            throw cannot("convert.memory", in);
        }
    }

    private List<FileNotice> written(Request request, BoardContent content) throws CannotException {
        try {
            return request.output().write(request.out(), content, request.options(), FileProgress.NONE);
        } catch (IOException unwritten) {
            LOG.debug("not written", unwritten);
            throw cannot(
                    "convert.unwritten",
                    name(request.out()),
                    FailureReason.of(unwritten).sentence(messages));
        }
    }

    /** A page is counted as the app counts it: deleted ones do not count. */
    private void checkPage(BoardContent content, OutputOptions options) throws CannotException {
        long pages = content.snapshot().pages().stream()
                .filter(page -> !page.deleted())
                .map(Page::id)
                .count();
        if (options.page() > pages) throw cannot("convert.page", options.page(), pages);
    }

    private Request read(List<String> args) throws CannotException {
        List<Path> paths = new ArrayList<>();
        int page = 0;
        double scale = 1;
        boolean ofPages = false;
        for (Iterator<String> all = args.iterator(); all.hasNext(); ) {
            String arg = all.next();
            switch (arg) {
                case "--page" -> {
                    page = page(value(arg, all));
                    ofPages = true;
                }
                case "--scale" -> {
                    scale = scale(value(arg, all));
                    ofPages = true;
                }
                case "--lang" -> value(arg, all);
                case String other when other.startsWith("--") -> throw cannot("convert.option", other);
                default -> paths.add(path(arg));
            }
        }
        if (paths.size() != 2) throw cannot("convert.two");
        Path in = paths.getFirst();
        Path out = paths.getLast();
        BoardInput input = FileKinds.input(in);
        if (input == null) throw cannot("convert.input", name(in), inputs());
        BoardOutput output = FileKinds.output(out);
        if (output == null) throw cannot("convert.output", name(out), outputs());
        if (ofPages && !output.isOfPages()) throw cannot("convert.whole", name(out));
        if (isSame(in, out)) throw cannot("convert.same", name(in));
        return new Request(in, out, new OutputOptions(page, scale), input, output);
    }

    private static boolean isSame(Path in, Path out) {
        try {
            return Files.exists(out) && Files.isSameFile(in, out);
        } catch (IOException missing) {
            return false;
        }
    }

    private String value(String arg, Iterator<String> rest) throws CannotException {
        if (!rest.hasNext()) throw cannot("convert.value", arg);
        return rest.next();
    }

    private Path path(String text) throws CannotException {
        try {
            return Path.of(text);
        } catch (InvalidPathException impossible) {
            throw cannot("convert.path", text);
        }
    }

    private int page(String text) throws CannotException {
        int page = text.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(text) : 0;
        if (page < 1 || page > Limits.BOARD_PAGES) throw cannot("convert.page.number", Limits.BOARD_PAGES);
        return page;
    }

    private double scale(String text) throws CannotException {
        double scale = SCALE.matcher(text).matches() ? Double.parseDouble(text) : 0;
        if (scale <= 0 || scale > MOST_SCALE) throw cannot("convert.scale", MOST_SCALE);
        return scale;
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    private CannotException cannot(String key, Object... values) {
        return new CannotException(messages.text(key, values));
    }
}
