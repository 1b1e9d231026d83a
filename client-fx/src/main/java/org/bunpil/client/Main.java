package org.bunpil.client;

import java.io.IOException;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.LaunchOptions;
import org.bunpil.client.app.Startup;
import org.bunpil.client.app.WindowSystem;
import org.bunpil.client.convert.Convert;
import org.bunpil.client.demo.AutomatedRun;
import org.bunpil.client.hosting.AppLog;
import org.bunpil.client.input.xinput.DeviceList;
import org.bunpil.client.kiosk.KioskWatchdog;
import org.bunpil.client.kiosk.PinLine;
import org.bunpil.client.process.HomeFolder;
import org.bunpil.client.process.LocaleRestart;
import org.bunpil.client.process.PulseRate;
import org.bunpil.client.process.StartupTimings;

/** Starts the app. */
public final class Main {
    private static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    public static void main(String[] args) {
        AppLog.choose();
        if (args.length > 0 && args[0].equals("convert")) {
            System.exit(Convert.run(List.of(args).subList(1, args.length)));
        }
        if (List.of(args).equals(List.of("kiosk", "--make-pin"))) System.exit(PinLine.run(System.in));
        if (args.length > 0 && args[0].equals("devices")) {
            System.exit(DeviceList.run(List.of(args).subList(1, args.length)));
        }
        LocaleRestart.ifNeeded();
        HomeFolder.reach();
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
        PulseRate.raise();
        StartupTimings log = new StartupTimings();
        try {
            Startup.chooseToolkitFolder();
            Platform.startup(() -> open(options, log));
        } catch (IOException | RuntimeException | LinkageError noToolkit) {
            Startup.failed(noToolkit, options.language(), false);
        }
    }

    /** A program without a window must not stay: nobody could end it. */
    private static void open(LaunchOptions options, StartupTimings log) {
        try {
            log.done("toolkit");
            WindowSystem.nameProgram();
            AppWindow window = new AppWindow(options, new Stage(), Platform::exit);
            window.placeAsLeft();
            log.done("settings and fonts");
            window.show();
            log.done("window");
            log.report();
            if (options.kiosk()) KioskWatchdog.watch(Platform::runLater);
            AutomatedRun.begin(window, options.automationOptions());
        } catch (RuntimeException | LinkageError unusable) {
            // Nobody at a kiosk could close a dialog; its launcher tries again.
            Startup.failed(unusable, options.language(), !options.kiosk());
        }
    }
}
