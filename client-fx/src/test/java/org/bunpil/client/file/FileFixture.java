package org.bunpil.client.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Image;
import org.bunpil.model.Page;
import org.bunpil.wire.RandomSnapshots;
import org.bunpil.wire.RandomValues;

/** Boards and files for the tests of files. */
public final class FileFixture {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private FileFixture() {}

    /** A board with elements of every kind, its images with bytes. */
    public static BoardContent random(long seed, int max) {
        Snapshot any = new RandomSnapshots(new RandomValues(seed)).snapshot(max);
        Random random = new Random(seed);
        Map<String, byte[]> assets = new HashMap<>();
        List<Page> pages = new ArrayList<>(any.pages());
        Page first = pages.getFirst();
        pages.set(0, new Page(first.id(), first.title(), first.background(), false));
        return new BoardContent(
                new Snapshot(
                        any.seq(),
                        any.title(),
                        any.inc(),
                        any.owner(),
                        FoldVersion.NEWEST,
                        any.deletions(),
                        any.clearFrom(),
                        any.clearTo(),
                        pages,
                        any.people(),
                        any.access(),
                        any.elements().stream()
                                .map(each -> withAsset(each, assets, random))
                                .toList(),
                        any.trash().stream()
                                .map(each -> each.withElement(withAsset(each.element(), assets, random)))
                                .toList()),
                assets::get);
    }

    private static Element withAsset(Element element, Map<String, byte[]> assets, Random random) {
        if (!(element instanceof Image image)) return element;
        byte[] bytes = image(random.nextLong(), 200);
        assets.put(AssetBytes.id(bytes), bytes);
        return new Image(image.common(), AssetBytes.id(bytes), image.size(), image.rot());
    }

    /** Bytes that begin as an image does. */
    public static byte[] image(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        System.arraycopy(PNG, 0, bytes, 0, PNG.length);
        return bytes;
    }

    public static String hash(Snapshot snapshot) {
        return new Board(snapshot).hash();
    }

    /** Writes a file and gives its entries, in order. */
    static Map<String, byte[]> entries(Path file, BoardContent content) throws IOException {
        BoardFileWriter.write(file, content, 1_000, 1, FileProgress.NONE);
        return entries(Files.readAllBytes(file));
    }

    static Map<String, byte[]> entries(byte[] zipped) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
