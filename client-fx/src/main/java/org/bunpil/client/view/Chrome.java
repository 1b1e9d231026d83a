package org.bunpil.client.view;

/** What all bars and sheets of one window share. */
record Chrome(Desk desk, Words words, Toasts toasts, Sheets sheets, Floats floats, Shell shell) {}
