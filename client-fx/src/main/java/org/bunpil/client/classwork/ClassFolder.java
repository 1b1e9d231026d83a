package org.bunpil.client.classwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.bunpil.board.Board;
import org.bunpil.client.export.ExportKind;
import org.bunpil.client.export.Exporter;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportImages;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileWriter;
import org.bunpil.client.file.BoardFiles;
import org.bunpil.client.file.FileNames;
import org.bunpil.client.file.FileProgress;
import org.bunpil.model.Element;
import org.bunpil.model.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves a class in a new folder: the board, its pages as one PDF, and for each pupil who has made anything a PDF of the pages on which that
 * is. There the pupil's own work stands on what teachers have put there, a worksheet for example; what other pupils made is left out, so that
 * it can be marked and given back.
 *
 * <p>The folder appears when everything is in it. Before that, and if it fails or is ended, there is a hidden one, which is taken away.
 */
public final class ClassFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ClassFolder.class);
    private static final String PART = ".bunpil-class-";
    /** A hidden folder as old as this is of a program that was killed. */
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private static final int MOST_FOLDERS = 1_000;
    private static final String PDF = ".pdf";

    private final BoardContent content;
    private final Texts texts;
    private final FileProgress progress;
    private final Board board;
    private final List<ExportPage> pages;
    private final double steps;
    private double done;
    private int missing;

    /**
     * Names in the person's language.
     *
     * @param title of the board
     * @param folder name of the new folder
     * @param pupils name of the folder in it that has a file for each pupil
     * @param noImage stands where an image is missing
     */
    public record Texts(String title, String folder, String pupils, String noImage) {}

    /**
     * What was saved.
     *
     * @param pupils how many there is a file of
     * @param missing how many images were not there
     */
    public record Saved(Path folder, int pupils, int missing) {}

    private ClassFolder(BoardContent content, Map<Integer, String> names, Texts texts, FileProgress progress) {
        this.content = content;
        this.texts = texts;
        this.progress = progress;
        this.board = content.board();
        this.pages = ExportPage.of(board);
        this.steps = 1
                + pages.size()
                + names.keySet().stream().mapToInt(c -> pages(c).size()).sum();
    }

    /**
     * Saves everything.
     *
     * @param parent folder in which the new one shall be
     * @param names the shown names of those who may be pupils, by participant
     * @param savedBy participant who saves it
     * @throws java.util.concurrent.CancellationException if the person has ended it
     */
    public static Saved save(
            Path parent,
            BoardContent content,
            Map<Integer, String> names,
            Texts texts,
            long nowMillis,
            int savedBy,
            FileProgress progress)
            throws IOException {
        removeLeftOver(parent);
        Path part = Files.createDirectory(parent.resolve(PART + UUID.randomUUID()));
        try {
            ClassFolder classFolder = new ClassFolder(content, names, texts, progress);
            int pupils = classFolder.write(part, new TreeMap<>(names), nowMillis, savedBy);
            return new Saved(moved(part, parent, texts.folder()), pupils, classFolder.missing);
        } catch (IOException | RuntimeException | Error failed) {
            remove(part);
            throw failed;
        }
    }

    private int write(Path folder, Map<Integer, String> names, long nowMillis, int savedBy) throws IOException {
        Set<String> taken = new HashSet<>();
        String title = FileNames.safe(texts.title(), "board");
        Path file = FileNames.distinct(folder, title, "board", "." + BoardFiles.ENDING, taken);
        missing = BoardFileWriter.write(file, content, nowMillis, savedBy, part(1))
                .missing();
        pdf(FileNames.distinct(folder, title, "board", PDF, taken), texts.title(), pages);
        Path own = FileNames.distinct(folder, FileNames.safe(texts.pupils(), "pupils"), "pupils", "", taken);
        Set<String> pupils = new HashSet<>();
        for (Map.Entry<Integer, String> pupil : names.entrySet()) {
            List<ExportPage> done = pages(pupil.getKey());
            if (done.isEmpty()) continue;
            if (pupils.isEmpty()) Files.createDirectory(own);
            String plain = "pupil " + pupil.getKey();
            Path its = FileNames.distinct(own, FileNames.safe(pupil.getValue(), plain), plain, PDF, pupils);
            pdf(its, pupil.getValue() + " · " + texts.title(), done);
        }
        return pupils.size();
    }

    /** The pages on which a pupil has made something, without what other pupils made; none for teachers. */
    private List<ExportPage> pages(int c) {
        if (isTeacher(c)) return List.of();
        List<ExportPage> own = new ArrayList<>();
        for (ExportPage page : pages) {
            if (page.elements().stream().noneMatch(element -> element.author() == c)) continue;
            List<Element> shown = page.elements().stream()
                    .filter(element -> element.author() == c || isTeacher(element.author()))
                    .toList();
            own.add(new ExportPage(page.title(), page.background(), shown));
        }
        return own;
    }

    /** Whether what the participant made is for everybody; so is what came with the board from a file. */
    private boolean isTeacher(int c) {
        Person person = board.people().get(c);
        return person == null || person.isHost();
    }

    private void pdf(Path file, String title, List<ExportPage> of) throws IOException {
        ExportImages images = new ExportImages(content.assets(), texts.noImage());
        BoardExport export = new BoardExport(title, of, ExportOptions.AS_DRAWN, images);
        missing = Math.max(
                missing,
                Exporter.write(ExportKind.PDF, export, file, false, part(of.size()))
                        .missing());
    }

    /** The progress of one file. @param size how many steps it is */
    private FileProgress part(int size) {
        double before = done;
        done += size;
        return fraction -> progress.goOn(Math.min(1, (before + fraction * size) / steps));
    }

    /** Gives the folder its name, with a number if there is such a folder. */
    private static Path moved(Path part, Path parent, String name) throws IOException {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < MOST_FOLDERS; i++) {
            Path folder = FileNames.distinct(parent, FileNames.safe(name, "class"), "class", "", taken);
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) continue;
            try {
                return Files.move(part, folder);
            } catch (FileAlreadyExistsException meanwhile) {
                LOG.debug("taken meanwhile: {}", folder);
            }
        }
        throw new FileAlreadyExistsException(name);
    }

    /** Takes away what a program that was killed has left. */
    private static void removeLeftOver(Path parent) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(parent)) {
            old = all.filter(each -> String.valueOf(each.getFileName()).startsWith(PART)
                            && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        FileTime since = FileTime.from(Instant.now().minus(LEFT_OVER));
        for (Path each : old) if (Files.getLastModifiedTime(each).compareTo(since) < 0) remove(each);
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder, 2)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException | UncheckedIOException stays) {
            LOG.warn("not taken away: {}", folder, stays);
        }
    }
}
