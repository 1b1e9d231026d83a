package org.bunpil.model;

/** Versions of the fold's rules. A board has the one that its {@code init} names, or the lowest one that it has come to need since. */
public final class FoldVersion {
    /** Boards made before the fold's rules knew whose work is whose. */
    public static final int FIRST = 1;
    /** Own work, pages and the owner are protected, and the trash knows who has deleted. */
    public static final int RIGHTS = 2;
    /** Connectors, a kind of element that older programs cannot read. */
    public static final int CONNECTORS = 3;
    /** The newest one that this program knows. */
    public static final int NEWEST = CONNECTORS;

    /** Whether this program knows the rules. What it does not know it must neither fold nor store nor show. */
    public static boolean isKnown(int fold) {
        return fold <= NEWEST;
    }

    /** The first one in which boards may have elements of a kind. */
    public static int of(ElementKind kind) {
        return switch (kind) {
            case STROKE, SHAPE, TEXT, NOTE, IMAGE -> FIRST;
            case CONNECTOR -> CONNECTORS;
        };
    }

    private FoldVersion() {}
}
