package org.bunpil.model;

/** What is printed on a page; on the wire in lower case. MANUSCRIPT: the squares of Korean manuscript paper. */
public enum Background {
    PLAIN,
    DOTS,
    GRID,
    LINES,
    MANUSCRIPT,
    CHALKBOARD
}
