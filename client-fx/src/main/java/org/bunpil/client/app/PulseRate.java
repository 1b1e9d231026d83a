package org.bunpil.client.app;

/** How often JavaFX may look for something to paint. */
public final class PulseRate {
    private static final String PULSE = "javafx.animation.pulse";

    private PulseRate() {}

    /**
     * Before the toolkit starts: pulses come quickly, so that ink follows the pen closely; they are asked for only when needed. The
     * toolkit takes the 250 silently as a hexadecimal number; a decimal one it announces to everybody who starts the app.
     */
    public static void raise() {
        if (System.getProperty(PULSE) == null) {
            System.setProperty(PULSE, "0xFA");
        }
    }
}
