package org.bunpil.model;

/** What a stroke was drawn with; on the wire in lower case. */
public enum InkTool {
    PEN,
    HIGHLIGHTER
}
