package org.bunpil.model;

/** What a participant may do; on the wire in lower case. */
public enum Role {
    HOST,
    WRITER,
    VIEWER
}
