package org.bunpil.model;

/** Who of the writers may write just now; on the wire in lower case. */
public enum WriteMode {
    EVERYONE,
    GRANTED,
    HOSTS
}
