package org.bunpil.model;

import java.util.function.UnaryOperator;
import org.bunpil.geometry.Point;
import org.jspecify.annotations.Nullable;

/**
 * The properties that every element has.
 *
 * @param id {@code <client>-<base36 counter>}, the author's own prefix
 * @param z drawing order on the page, ties broken by id; set by the fold
 * @param at origin in 1/8 board pixel
 * @param author participant number of the author
 * @param group id shared by grouped elements, or null
 * @param lock a locked element is skipped by every op but unlocking
 */
public record CommonProperties(
        String id,
        String page,
        long z,
        Point at,
        int author,
        Style style,
        @Nullable String group,
        boolean lock) {
    /** The same with every id in it replaced: its own, its page's and its group's. */
    public CommonProperties renamed(UnaryOperator<String> name) {
        String newGroup = group == null ? null : name.apply(group);
        return new CommonProperties(name.apply(id), name.apply(page), z, at, author, style, newGroup, lock);
    }

    public CommonProperties withId(String newId) {
        return new CommonProperties(newId, page, z, at, author, style, group, lock);
    }

    public CommonProperties withPage(String newPage) {
        return new CommonProperties(id, newPage, z, at, author, style, group, lock);
    }

    public CommonProperties withZ(long newZ) {
        return new CommonProperties(id, page, newZ, at, author, style, group, lock);
    }

    public CommonProperties withAt(Point newAt) {
        return new CommonProperties(id, page, z, newAt, author, style, group, lock);
    }

    public CommonProperties withAuthor(int newBy) {
        return new CommonProperties(id, page, z, at, newBy, style, group, lock);
    }

    public CommonProperties withStyle(Style newStyle) {
        return new CommonProperties(id, page, z, at, author, newStyle, group, lock);
    }

    public CommonProperties withGroup(@Nullable String newGroup) {
        return new CommonProperties(id, page, z, at, author, style, newGroup, lock);
    }

    public CommonProperties withLock(boolean newLock) {
        return new CommonProperties(id, page, z, at, author, style, group, newLock);
    }
}
