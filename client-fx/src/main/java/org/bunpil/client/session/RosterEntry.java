package org.bunpil.client.session;

import org.bunpil.model.Person;
import org.bunpil.model.Role;

/**
 * One person of the class as the people panel shows them.
 *
 * @param name under which they are shown
 * @param online whether there is fresh presence
 * @param you whether this window is theirs
 */
public record RosterEntry(Person person, String name, boolean online, boolean handRaised, boolean you) {
    public boolean host() {
        return person.role() == Role.HOST;
    }
}
