package org.bunpil.model;

/** The tool with which a stroke was drawn; on the wire in lower case. */
public enum InkTool {
    PEN,
    HIGHLIGHTER
}
