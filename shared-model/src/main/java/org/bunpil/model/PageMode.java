package org.bunpil.model;

/** Who may add, move, rename and delete pages; on the wire in lower case. */
public enum PageMode {
    /** Everybody who may write. */
    EVERYONE,
    /** Hosts, and those to whom a host has granted it. */
    HOSTS
}
