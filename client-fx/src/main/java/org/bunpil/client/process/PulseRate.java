package org.bunpil.client.process;

/** How often JavaFX may check whether something must be painted. */
public final class PulseRate {
    private static final String PULSE = "javafx.animation.pulse";

    private PulseRate() {}

    /**
     * Raises the rate, so that ink follows the pen closely; pulses happen only when requested. Call before the toolkit starts. The toolkit
     * reads the 250 as a hexadecimal number without a message; for a decimal number it prints one at each start.
     */
    public static void raise() {
        if (System.getProperty(PULSE) == null) {
            System.setProperty(PULSE, "0xFA");
        }
    }
}
