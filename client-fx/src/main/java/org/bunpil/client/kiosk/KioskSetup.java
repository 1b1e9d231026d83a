package org.bunpil.client.kiosk;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a kiosk needs of its app.
 *
 * @param attempts what was kept about wrong PINs, "" if nothing
 * @param keepAttempts keeps that
 * @param time of the day
 * @param millis the computer's clock
 */
public record KioskSetup(
        KioskConfig config,
        Supplier<String> attempts,
        Consumer<String> keepAttempts,
        Supplier<LocalTime> time,
        LongSupplier millis) {
    /** With the computer's clock. */
    public static KioskSetup of(KioskConfig config, Supplier<String> attempts, Consumer<String> keepAttempts) {
        return new KioskSetup(
                config, attempts, keepAttempts, () -> LocalTime.now(ZoneId.systemDefault()), System::currentTimeMillis);
    }
}
