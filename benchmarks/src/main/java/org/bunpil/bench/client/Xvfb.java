package org.bunpil.bench.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** An X server with a screen in memory. */
final class Xvfb implements AutoCloseable {
    private final Process process;
    /** The display's name, such as {@code :7}. */
    final String display;

    private Xvfb(Process process, String display) {
        this.process = process;
        this.display = display;
    }

    /** Starts a server with a free display number. */
    static Xvfb start(int width, int height) throws IOException {
        Process process = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", width + "x" + height + "x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String number = out.readLine();
        if (number == null) throw new IOException("Xvfb did not start");
        return new Xvfb(process, ":" + number.strip());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
