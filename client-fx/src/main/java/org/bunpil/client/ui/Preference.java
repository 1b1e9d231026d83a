package org.bunpil.client.ui;

/** What a person can turn on or off for the whole app. */
public enum Preference {
    /** Keys on the screen while a text is written. */
    SCREEN_KEYBOARD("keyboard", false),
    /** Bars and buttons as large as on a smartboard. */
    LARGE_TARGETS("large", false);

    private final String key;
    private final boolean usual;

    Preference(String key, boolean usual) {
        this.key = key;
        this.usual = usual;
    }

    /** Its name in the settings file. */
    public String key() {
        return key;
    }

    /** Whether it is on unless somebody has chosen. */
    public boolean usual() {
        return usual;
    }
}
