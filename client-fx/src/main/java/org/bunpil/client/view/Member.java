package org.bunpil.client.view;

import org.bunpil.model.Person;
import org.bunpil.model.Role;

/**
 * Somebody of the class as the people sheet shows it.
 *
 * @param online whether there is fresh presence
 * @param hand raised
 * @param you whether this window is theirs
 */
public record Member(Person person, boolean online, boolean hand, boolean you) {
    public boolean host() {
        return person.role() == Role.HOST;
    }
}
