package org.bunpil.client.session;

import org.bunpil.model.Person;
import org.bunpil.model.Role;

/**
 * Somebody of the class as the people sheet shows it.
 *
 * @param online whether there is fresh presence
 * @param handRaised raised
 * @param you whether this window is theirs
 */
public record RosterEntry(Person person, boolean online, boolean handRaised, boolean you) {
    public boolean host() {
        return person.role() == Role.HOST;
    }
}
