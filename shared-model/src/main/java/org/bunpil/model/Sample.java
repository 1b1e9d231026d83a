package org.bunpil.model;

/**
 * One sample of ink.
 *
 * @param x offset from the stroke's {@code at} in 1/8 board pixel, {@code y} likewise
 * @param pressure 0–255
 * @param dt milliseconds since the previous sample
 */
public record Sample(int x, int y, int pressure, int dt) {
    public static final int NO_PRESSURE = 128;
}
