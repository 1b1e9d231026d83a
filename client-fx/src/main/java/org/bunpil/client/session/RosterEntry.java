package org.bunpil.client.session;

import org.bunpil.model.Person;
import org.bunpil.model.Role;

/**
 * One person of the class as the people panel shows them.
 *
 * @param online whether there is fresh presence
 * @param you whether this window is theirs
 */
public record RosterEntry(Person person, boolean online, boolean handRaised, boolean you) {
    public boolean host() {
        return person.role() == Role.HOST;
    }
}
