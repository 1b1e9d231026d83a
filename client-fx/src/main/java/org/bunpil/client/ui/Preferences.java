package org.bunpil.client.ui;

/** What a person has chosen for the app on this computer. What the school has chosen stays as it is. */
public interface Preferences {
    String LANGUAGE = "language";
    String THEME = "theme";
    String BARS = "bars";

    boolean is(Preference preference);

    /** Turns something on or off, unless it is locked. */
    void set(Preference preference, boolean on);

    /** Where the bars below the board are. */
    BarSide barSide();

    void barSide(BarSide side);

    /** The screen that was presented on last, or "". */
    String projector();

    void projector(String screen);

    /** Whether the school's policy file decides about a setting. @param key in the settings file */
    boolean isLocked(String key);
}
