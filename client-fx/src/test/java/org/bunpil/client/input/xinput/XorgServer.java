package org.bunpil.client.input.xinput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An X server of its own with a screen in memory and devices that do what they are told: a touch screen for ten fingers, a pen, and the
 * pen's eraser end. Needs root and, of Debian, xserver-xorg-core and xserver-xorg-video-dummy.
 */
final class XorgServer {
    static final int WIDTH = 1_920;
    static final int HEIGHT = 1_080;
    private static final long PATIENCE_SECONDS = 20;

    private static final String CONFIGURATION = """
        Section "ServerFlags"
          Option "AutoAddDevices" "false"
          Option "DontVTSwitch" "true"
          Option "AllowMouseOpenFail" "true"
        EndSection
        Section "Device"
          Identifier "d"
          Driver "dummy"
          VideoRam 64000
        EndSection
        Section "Monitor"
          Identifier "m"
          HorizSync 5.0-1000.0
          VertRefresh 5.0-200.0
          Modeline "1920x1080" 172.80 1920 2040 2248 2576 1080 1081 1084 1118
        EndSection
        Section "Screen"
          Identifier "s"
          Device "d"
          Monitor "m"
          DefaultDepth 24
          SubSection "Display"
            Depth 24
            Modes "1920x1080"
          EndSubSection
        EndSection
        Section "InputDevice"
          Identifier "glass"
          Driver "inputtest"
          Option "SocketPath" "FOLDER/glass"
          Option "DeviceType" "Touch"
          Option "TouchCount" "10"
        EndSection
        Section "InputDevice"
          Identifier "pen"
          Driver "inputtest"
          Option "SocketPath" "FOLDER/pen"
          Option "DeviceType" "PointerAbsoluteProximity"
          Option "PointerHasPressure" "true"
          Option "PointerButtonCount" "3"
        EndSection
        Section "InputDevice"
          Identifier "pen eraser"
          Driver "inputtest"
          Option "SocketPath" "FOLDER/eraser"
          Option "DeviceType" "PointerAbsoluteProximity"
          Option "PointerHasPressure" "true"
          Option "PointerButtonCount" "3"
        EndSection
        Section "InputDevice"
          Identifier "mouse"
          Driver "inputtest"
          Option "SocketPath" "FOLDER/mouse"
          Option "DeviceType" "PointerAbsolute"
          Option "PointerButtonCount" "3"
        EndSection
        Section "InputDevice"
          Identifier "keyboard"
          Driver "inputtest"
          Option "SocketPath" "FOLDER/keyboard"
          Option "DeviceType" "Keyboard"
        EndSection
        Section "ServerLayout"
          Identifier "l"
          Screen "s"
          InputDevice "glass"
          InputDevice "pen"
          InputDevice "pen eraser"
          InputDevice "mouse" "CorePointer"
          InputDevice "keyboard" "CoreKeyboard"
        EndSection
        """;

    private final Process process;
    private final Path folder;
    private final Map<String, InjectedDevice> devices = new HashMap<>();
    /** Name of the display, such as {@code :7}. */
    final String display;

    private XorgServer(Process process, Path folder, String display) {
        this.process = process;
        this.folder = folder;
        this.display = display;
    }

    /** Starts a server with a free display number. Null: none can be started here. */
    static @Nullable XorgServer start(Path folder) throws Exception {
        Path configuration = folder.resolve("xorg.conf");
        Files.writeString(configuration, CONFIGURATION.replace("FOLDER", folder.toString()));
        Process process;
        try {
            process = new ProcessBuilder(
                            "Xorg",
                            "-displayfd",
                            "1",
                            "-config",
                            configuration.toString(),
                            "-noreset",
                            "-nolisten",
                            "tcp",
                            "-sharevts",
                            "-novtswitch",
                            "-logfile",
                            folder.resolve("xorg.log").toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            return null;
        }
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        CompletableFuture<@Nullable String> number = CompletableFuture.supplyAsync(() -> line(out));
        try {
            String display = number.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (display != null) return new XorgServer(process, folder, ":" + display.strip());
        } catch (TimeoutException silent) {
            process.destroy();
        }
        return null;
    }

    private static @Nullable String line(BufferedReader out) {
        try {
            return out.readLine();
        } catch (IOException ended) {
            return null;
        }
    }

    /** A device by the name of its socket: glass, pen, eraser or mouse. The driver takes one connection, and none after it. */
    InjectedDevice device(String name) throws IOException {
        InjectedDevice device = devices.get(name);
        if (device == null) {
            device = new InjectedDevice(folder.resolve(name));
            devices.put(name, device);
        }
        return device;
    }

    void close() throws InterruptedException, IOException {
        process.destroy();
        for (InjectedDevice device : devices.values()) device.close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
