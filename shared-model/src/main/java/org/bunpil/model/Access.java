package org.bunpil.model;

/**
 * The board's access mode.
 *
 * @param newcomersWrite on the wire {@code newcomers: "write" | "view"}: newcomers join as writers, else as viewers
 * @param open false once the class has ended
 */
public record Access(WriteMode write, boolean newcomersWrite, boolean open) {
    public static final Access INITIAL = new Access(WriteMode.EVERYONE, true, true);
}
