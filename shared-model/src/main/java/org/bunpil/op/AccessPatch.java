package org.bunpil.op;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Op.Access} changes; a null component changes nothing. Usually made by its {@link #builder}; the constructor is for code
 * that must name every component.
 *
 * @param people by participant number
 */
public record AccessPatch(
        @Nullable WriteMode write,
        @Nullable Boolean newcomersWrite,
        @Nullable Boolean open,
        @Nullable ChangeMode change,
        @Nullable PageMode pages,
        SortedMap<Integer, PersonPatch> people) {
    /** Whether it needs {@link org.bunpil.model.FoldVersion#RIGHTS}. */
    public boolean isOfRights() {
        return change != null || pages != null || people.values().stream().anyMatch(person -> person.pages() != null);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What changes for one person; a null component changes nothing. */
    public record PersonPatch(
            @Nullable Role role,
            @Nullable Boolean granted,
            @Nullable Boolean mute,
            @Nullable Boolean kicked,
            @Nullable Boolean pages,
            @Nullable String name) {
        public static PersonBuilder builder() {
            return new PersonBuilder();
        }
    }

    /** Sets the named components; the others change nothing. */
    public static final class Builder {
        private @Nullable WriteMode write;
        private @Nullable Boolean newcomersWrite;
        private @Nullable Boolean open;
        private @Nullable ChangeMode change;
        private @Nullable PageMode pages;
        private final SortedMap<Integer, PersonPatch> people = new TreeMap<>();

        private Builder() {}

        public Builder write(WriteMode mode) {
            write = mode;
            return this;
        }

        public Builder newcomersWrite(boolean may) {
            newcomersWrite = may;
            return this;
        }

        public Builder open(boolean on) {
            open = on;
            return this;
        }

        public Builder change(ChangeMode mode) {
            change = mode;
            return this;
        }

        public Builder pages(PageMode mode) {
            pages = mode;
            return this;
        }

        /** @param c participant number */
        public Builder person(int c, PersonPatch values) {
            people.put(c, values);
            return this;
        }

        public AccessPatch build() {
            return new AccessPatch(
                    write,
                    newcomersWrite,
                    open,
                    change,
                    pages,
                    Collections.unmodifiableSortedMap(new TreeMap<>(people)));
        }
    }

    /** The same for one person. */
    public static final class PersonBuilder {
        private @Nullable Role role;
        private @Nullable Boolean granted;
        private @Nullable Boolean mute;
        private @Nullable Boolean kicked;
        private @Nullable Boolean pages;
        private @Nullable String name;

        private PersonBuilder() {}

        public PersonBuilder role(Role newRole) {
            role = newRole;
            return this;
        }

        public PersonBuilder granted(boolean on) {
            granted = on;
            return this;
        }

        public PersonBuilder mute(boolean on) {
            mute = on;
            return this;
        }

        public PersonBuilder kicked(boolean on) {
            kicked = on;
            return this;
        }

        public PersonBuilder pages(boolean on) {
            pages = on;
            return this;
        }

        public PersonBuilder name(String newName) {
            name = newName;
            return this;
        }

        public PersonPatch build() {
            return new PersonPatch(role, granted, mute, kicked, pages, name);
        }
    }
}
