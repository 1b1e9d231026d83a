package org.bunpil.model;

/**
 * The board's access mode.
 *
 * @param newcomersWrite on the wire {@code newcomers: "write" | "view"}: newcomers join as writers, else as viewers
 * @param open false once the class has ended
 * @param change whose elements writers may change
 * @param pages who may change pages
 */
public record Access(WriteMode write, boolean newcomersWrite, boolean open, ChangeMode change, PageMode pages) {
    public static final Access INITIAL =
            new Access(WriteMode.EVERYONE, true, true, ChangeMode.EVERYONE, PageMode.EVERYONE);

    /** Which of the writers may write at the moment; on the wire in lower case. */
    public enum WriteMode {
        EVERYONE,
        GRANTED,
        HOSTS
    }

    /** The access of a board that is made as a class's: everyone writes, nobody changes the work of others. */
    public static final Access OF_CLASS = new Access(WriteMode.EVERYONE, true, true, ChangeMode.OWN, PageMode.HOSTS);

    /** Whose elements a writer who is no host may change; on the wire in lower case. */
    public enum ChangeMode {
        EVERYONE,
        /** Only their own. */
        OWN
    }

    /** Who may add, move, rename and delete pages; on the wire in lower case. */
    public enum PageMode {
        /** Everybody who may write. */
        EVERYONE,
        /** Hosts, and those to whom a host has granted it. */
        HOSTS
    }
}
