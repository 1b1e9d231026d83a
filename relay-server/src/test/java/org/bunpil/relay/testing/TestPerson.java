package org.bunpil.relay.testing;

import java.util.List;
import java.util.Map;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.InkTool;
import org.bunpil.model.Page;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** A client's identity for tests, and elements for it to draw. */
public record TestPerson(String client, String secret, String name) {
    public static final String USER = "kim";
    public static final String KEY = "a-host-key-of-enough-length";
    public static final Map<String, String> KEYS = Map.of(USER, KEY);
    private static final String SECRET = "0123456789abcdefghij";

    /** @param n 10 to 99; different people have different numbers */
    public static TestPerson of(int n) {
        return new TestPerson("Client" + n, SECRET + n, "Person " + n);
    }

    /** A hello that creates or joins a board with {@link #KEY}. */
    public ClientFrame.Hello hosts(String board) {
        return hello(board, new ClientFrame.Auth.HostKey(USER, KEY), true, null, null, false);
    }

    public ClientFrame.Hello joins(@Nullable String board, @Nullable String code) {
        return hello(board, code == null ? null : new ClientFrame.Auth.JoinCode(code), false, null, null, false);
    }

    public ClientFrame.Hello resumes(String board, ClientFrame.Resume resume) {
        return hello(board, null, false, null, resume, false);
    }

    public ClientFrame.Hello continues(String board, TestPerson was) {
        return hello(board, null, false, new ClientFrame.EarlierRun(was.client, was.secret), null, false);
    }

    public ClientFrame.Hello watches(String board, String code) {
        return hello(board, new ClientFrame.Auth.JoinCode(code), false, null, null, true);
    }

    private ClientFrame.Hello hello(
            @Nullable String board,
            ClientFrame.@Nullable Auth auth,
            boolean create,
            ClientFrame.@Nullable EarlierRun earlierRun,
            ClientFrame.@Nullable Resume resume,
            boolean watch) {
        return new ClientFrame.Hello(
                1,
                FoldVersion.NEWEST,
                "test/1",
                client,
                secret,
                name,
                board,
                auth,
                create,
                create ? "Lesson" : null,
                earlierRun,
                resume,
                watch);
    }

    public String id(int n) {
        return client + "-" + Integer.toString(n, 36);
    }

    public Op begin(int n, int x, int y) {
        return new Op.Begin(id(n), Page.FIRST, new Point(x, y), style(), samples(1));
    }

    public Op append(int n, int chunk, int samples) {
        return new Op.Append(id(n), chunk, samples(samples));
    }

    public Op end(int n, int chunks, int samples) {
        return new Op.End(id(n), chunks, samples, null);
    }

    public Op shape(int n, int x, int y) {
        CommonProperties common = new CommonProperties(id(n), Page.FIRST, 0, new Point(x, y), 0, style(), null, false);
        return new Op.Add(new Shape(common, ShapeForm.RECT, new Size(800, 400), 0));
    }

    public Op move(String id, int dx, int dy) {
        return new Op.Move(List.of(id), new Point(dx, dy));
    }

    private static SampleChunk samples(int n) {
        return SampleChunk.of(java.util.stream.IntStream.range(0, n)
                .mapToObj(i -> new Sample(i * 8, i * 3, 100 + i % 50, 8))
                .toList());
    }

    private static Style style() {
        return new Style(InkTool.PEN, 0x203040, 16, null, 255, 0, 0);
    }
}
