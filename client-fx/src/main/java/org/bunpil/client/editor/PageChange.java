package org.bunpil.client.editor;

import java.util.List;
import java.util.Set;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.model.Element;

/**
 * What changed on the current page.
 *
 * @param ids elements that were added, changed or removed, including open strokes and elements on other pages
 * @param dirty what must be painted again, on the board plane; without open strokes
 * @param onTop if all changed elements are new and above everything else: these elements, lowest first; otherwise empty
 */
public record PageChange(Set<String> ids, List<Bounds> dirty, List<Element> onTop) {}
