package org.bunpil.client.pdf;

/** A PDF, or a page of it, cannot be used. */
public final class PdfException extends Exception {
    private static final long serialVersionUID = 1;

    private final PdfFailure failure;

    PdfException(PdfFailure failure, String detail) {
        super(detail);
        this.failure = failure;
    }

    public PdfFailure failure() {
        return failure;
    }
}
