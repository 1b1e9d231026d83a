package org.bunpil.client.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.Batch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;

/** Made the file of version 1 that the tests keep. A newer version gets a file of its own; this one is never made again. */
final class VersionOne {
    /** State hash of the board in the file. */
    static final String HASH = "784d062d6ec46852";

    private VersionOne() {}

    public static void main(String[] args) throws IOException {
        int[] pixels = new int[48 * 32];
        for (int i = 0; i < pixels.length; i++) pixels[i] = 0xff000000 | i * 90;
        byte[] image = ImageImporter.of(48, 32, pixels).bytes();
        Board board = board(AssetBytes.id(image));
        BoardFileWriter.write(
                Path.of(args[0]),
                new BoardContent(board.snapshot(), id -> image),
                1_764_500_000_000L,
                1,
                FileProgress.NONE);
        System.out.println(new Board(BoardFileWriter.withoutAccount(board.snapshot())).hash());
    }

    static Set<ElementKind> kinds(Snapshot snapshot) {
        Set<ElementKind> kinds = EnumSet.noneOf(ElementKind.class);
        for (Element element : snapshot.elements()) kinds.add(element.kind());
        return kinds;
    }

    private static Board board(String asset) {
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("분수 Fractions", "inc1", FoldVersion.RIGHTS, "kim"))));
        board.apply(new Batch(0, 0, List.of(new Op.Join("aaaaaaaa", "Kim", Role.HOST, "", null, null, 1))));
        board.apply(new Batch(0, 0, List.of(new Op.Join("bbbbbbbb", "민준", Role.WRITER, "", null, null, 2))));
        board.apply(new Batch(
                1,
                1,
                List.of(
                        new Op.PageAdd("aaaaaaaa-p2", "p1", "둘째 쪽", Background.GRID),
                        new Op.PageAdd("aaaaaaaa-p3", "aaaaaaaa-p2", "", Background.PLAIN),
                        new Op.Add(new Text(common("aaaaaaaa-1", "p1", 0), "½ + ¼ = ?\n한글 😀", new Size(800, 300), 0)),
                        new Op.Add(new Image(common("aaaaaaaa-2", "p1", 900), asset, new Size(640, 480), 0)),
                        new Op.Add(new Shape(
                                common("aaaaaaaa-3", "aaaaaaaa-p2", 0),
                                ShapeForm.ELLIPSE,
                                new Size(400, 400),
                                4500)))));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 40; i++) samples.add(new Sample(i * 9, i * i % 50, 100 + i, 8));
        board.apply(new Batch(
                2,
                1,
                List.of(
                        new Op.Begin(
                                "bbbbbbbb-1",
                                "p1",
                                new Point(100, 700),
                                Style.DEFAULT.withColor(0xdc2828),
                                SampleChunk.of(samples)),
                        new Op.End("bbbbbbbb-1", 1, samples.size(), null),
                        new Op.Add(new Note(common("bbbbbbbb-2", "p1", 2000), "맞아요!", new Size(900, 900), 0)),
                        new Op.Add(new Note(common("bbbbbbbb-3", "p1", 2100), "지움", new Size(900, 900), 0)))));
        board.apply(new Batch(2, 2, List.of(new Op.Delete(List.of("bbbbbbbb-3")))));
        board.apply(new Batch(
                1,
                2,
                List.of(
                        new Op.PageDelete("aaaaaaaa-p3"),
                        new Op.Set(
                                List.of("aaaaaaaa-2"),
                                ElementPatch.builder().lock(true).build()))));
        return board;
    }

    private static CommonProperties common(String id, String page, int x) {
        return new CommonProperties(id, page, 0, new Point(x, 100), 0, Style.DEFAULT, null, false);
    }
}
