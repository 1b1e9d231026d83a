package org.bunpil.model;

/** Which of the writers may write at the moment; on the wire in lower case. */
public enum WriteMode {
    EVERYONE,
    GRANTED,
    HOSTS
}
