/**
 * PDF files: their pages, each as a small PDF of its own, and how these look at any size. The library that reads them runs in a process of
 * its own ({@link org.bunpil.client.pdf.PdfWorker}) with little memory, which is killed when something takes too long: whatever a file does
 * there, the app goes on. Knows neither boards nor windows.
 */
@NullMarked
package org.bunpil.client.pdf;

import org.jspecify.annotations.NullMarked;
