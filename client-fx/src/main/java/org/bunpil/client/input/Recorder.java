package org.bunpil.client.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes raw input into a file while it happens, in the form of {@link Recording}. One thread. */
public final class Recorder implements Consumer<InputEvent>, AutoCloseable {
    private final Writer out;
    private int events;

    private Recorder(Writer out) {
        this.out = out;
    }

    /** Begins a file anew. */
    public static Recorder to(Path file) throws IOException {
        Writer out = Files.newBufferedWriter(file);
        out.write("# millis contact kind phase x y pressure keys\n");
        return new Recorder(out);
    }

    /** Writes an event; time passing is none. Beyond what a recording may hold nothing is written any more. */
    @Override
    public void accept(InputEvent event) {
        if (event.phase() == InputEvent.Phase.TICK || events >= Recording.MAX_EVENTS) return;
        events++;
        try {
            out.write(Recording.line(event));
            out.write('\n');
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
