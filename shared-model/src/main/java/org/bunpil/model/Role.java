package org.bunpil.model;

/** What a person may do at all; on the wire in lower case. */
public enum Role {
    HOST,
    WRITER,
    VIEWER
}
