package org.bunpil.client;

import javafx.application.Platform;
import javafx.stage.Stage;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.LaunchOptions;
import org.bunpil.client.app.PulseRate;
import org.bunpil.client.app.StartupTimings;
import org.bunpil.client.demo.AutomatedRun;
import org.bunpil.client.hosting.AppLog;

/** Starts the app. */
public final class Main {
    private static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    public static void main(String[] args) {
        switch (LaunchOptions.read(args)) {
            case LaunchOptions.Reading.Help _ -> System.out.print(LaunchOptions.HELP);
            case LaunchOptions.Reading.Wrong(String sentence) -> {
                System.err.println(sentence);
                System.exit(WRONG_ARGUMENTS);
            }
            case LaunchOptions.Reading.Good(LaunchOptions options) -> start(options);
        }
    }

    private static void start(LaunchOptions options) {
        AppLog.choose();
        PulseRate.raise();
        StartupTimings log = new StartupTimings();
        Platform.startup(() -> {
            log.done("toolkit");
            AppWindow window = new AppWindow(options, new Stage(), Platform::exit);
            log.done("settings and fonts");
            window.show();
            log.done("window");
            log.report();
            AutomatedRun.begin(window, options.automationOptions());
        });
    }
}
