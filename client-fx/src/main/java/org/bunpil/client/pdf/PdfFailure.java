package org.bunpil.client.pdf;

/** Why something could not be had from a PDF. */
public enum PdfFailure {
    /** It needs a password. */
    LOCKED,
    /** It is damaged, or no PDF. */
    UNREADABLE,
    /** It has no pages. */
    EMPTY,
    /** It takes more time or memory than a PDF gets. */
    TOO_MUCH,
    /** The process that reads PDFs does not start. */
    UNAVAILABLE;

    /** The one of this name; what nobody knows is {@link #UNREADABLE}. */
    static PdfFailure named(String name) {
        for (PdfFailure failure : values()) if (failure.name().equals(name)) return failure;
        return UNREADABLE;
    }
}
