package org.bunpil.client.editor;

import java.util.List;
import java.util.Set;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.model.Element;

/**
 * What changed on the page that is shown.
 *
 * @param ids elements that were added, changed or removed, those being drawn and those on other pages too
 * @param dirty what has to be painted anew, board plane; what is being drawn is not in it
 * @param onTop if all that changed is new and lies above everything else: these elements, lowest first; else none
 */
public record PageChange(Set<String> ids, List<Bounds> dirty, List<Element> onTop) {}
