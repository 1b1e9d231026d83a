package org.bunpil.client.editor;

import java.util.List;

/**
 * The twelve colours of pens, notes and people. They differ in lightness as well as in hue, so that people with colour blindness can tell
 * them apart. {@link #name} in lower case is the key of each one's name in the language bundles.
 */
public enum Palette {
    BLACK(0x1c1f24),
    RED(0xd6202f),
    BLUE(0x1f5fd6),
    GREEN(0x1a8f4a),
    ORANGE(0xf07d12),
    PURPLE(0x7a35c9),
    SKY(0x45b3ea),
    PINK(0xe8679f),
    YELLOW(0xf5c518),
    BROWN(0x7d4f23),
    GREY(0x838b95),
    WHITE(0xffffff);

    /** Colours of participants; without those that look like "no colour" on a board. */
    private static final List<Palette> IDENTITY =
            List.of(RED, BLUE, GREEN, ORANGE, PURPLE, SKY, PINK, YELLOW, BROWN, GREY, BLACK, WHITE);

    private final int rgb;

    Palette(int rgb) {
        this.rgb = rgb;
    }

    /** 0xRRGGBB. */
    public int rgb() {
        return rgb;
    }

    /** The colour that identifies participant {@code c}: its cursor, its chip. */
    public static Palette ofParticipant(int c) {
        return IDENTITY.get(Math.floorMod(c, IDENTITY.size()));
    }
}
