package org.bunpil.client.app;

import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts the app. */
public final class Main {
    private static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    public static void main(String[] args) {
        switch (Options.read(args)) {
            case Options.Reading.Help _ -> System.out.print(Options.HELP);
            case Options.Reading.Wrong(String sentence) -> {
                System.err.println(sentence);
                System.exit(WRONG_ARGUMENTS);
            }
            case Options.Reading.Good(Options options) -> start(options);
        }
    }

    private static void start(Options options) {
        PulseRate.raise();
        StartLog log = new StartLog();
        Platform.startup(() -> {
            log.done("toolkit");
            Program program = new Program(options, new Stage(), Platform::exit);
            log.done("settings and fonts");
            program.show();
            log.done("window");
            log.report();
            CheckRun.begin(program, options.checks());
        });
    }
}
