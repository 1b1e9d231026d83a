package org.bunpil.model;

import org.bunpil.geometry.Point;
import org.jspecify.annotations.Nullable;

/**
 * What every element has.
 *
 * @param id {@code <client>-<base36 counter>}, the author's own prefix
 * @param z drawing order on the page, ties broken by id; given by the fold
 * @param at origin in 1/8 board pixel
 * @param by participant number of the author
 * @param group id shared by grouped elements, or null
 * @param lock a locked element is skipped by every op but unlocking
 */
public record Common(
        String id,
        String page,
        long z,
        Point at,
        int by,
        Style style,
        @Nullable String group,
        boolean lock) {
    public Common withId(String newId) {
        return new Common(newId, page, z, at, by, style, group, lock);
    }

    public Common withPage(String newPage) {
        return new Common(id, newPage, z, at, by, style, group, lock);
    }

    public Common withZ(long newZ) {
        return new Common(id, page, newZ, at, by, style, group, lock);
    }

    public Common withAt(Point newAt) {
        return new Common(id, page, z, newAt, by, style, group, lock);
    }

    public Common withBy(int newBy) {
        return new Common(id, page, z, at, newBy, style, group, lock);
    }

    public Common withStyle(Style newStyle) {
        return new Common(id, page, z, at, by, newStyle, group, lock);
    }

    public Common withGroup(@Nullable String newGroup) {
        return new Common(id, page, z, at, by, style, newGroup, lock);
    }

    public Common withLock(boolean newLock) {
        return new Common(id, page, z, at, by, style, group, newLock);
    }
}
