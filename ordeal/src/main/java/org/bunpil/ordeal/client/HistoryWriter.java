package org.bunpil.ordeal.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes clients' histories to standard output: each line in one write, so that it has left this process when the call returns. */
final class HistoryWriter {
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    /** Any thread. */
    synchronized void write(int client, String line) {
        try {
            out.write((client + " " + line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException nobodyReads) {
            // The parent process has ended.
            Runtime.getRuntime().halt(1);
        }
    }
}
