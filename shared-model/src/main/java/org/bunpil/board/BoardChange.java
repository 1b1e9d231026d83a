package org.bunpil.board;

import java.util.Set;

/**
 * What one batch did to a board, and how to revert it.
 *
 * @param touched ids of elements that were added, changed, deleted or restored
 * @param pages whether pages, their order or properties changed
 * @param people whether people or access changed
 */
public record BoardChange(Set<String> touched, boolean pages, boolean people, Journal journal) {}
