package org.bunpil.model;

/** Whose elements a writer who is no host may change; on the wire in lower case. */
public enum ChangeMode {
    /** Everybody's. */
    EVERYONE,
    /** Only their own. */
    OWN
}
