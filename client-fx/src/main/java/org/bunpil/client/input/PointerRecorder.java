package org.bunpil.client.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes pointer events into a file as they happen, in the format of {@link PointerRecording}. One thread. */
public final class PointerRecorder implements Consumer<PointerEvent>, AutoCloseable {
    private final Writer out;
    private int events;

    private PointerRecorder(Writer out) {
        this.out = out;
    }

    /** Creates or replaces a file. */
    public static PointerRecorder to(Path file) throws IOException {
        Writer out = Files.newBufferedWriter(file);
        out.write("# millis contact kind phase x y pressure keys\n");
        return new PointerRecorder(out);
    }

    /** Writes an event, but no ticks. Beyond the limit of a recording, nothing more is written. */
    @Override
    public void accept(PointerEvent event) {
        if (event.phase() == PointerEvent.Phase.TICK || events >= PointerRecording.MAX_EVENTS) return;
        events++;
        try {
            out.write(PointerRecording.line(event));
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
