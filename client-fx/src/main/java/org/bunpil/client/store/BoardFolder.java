package org.bunpil.client.store;

/**
 * A folder of the list of boards. It has no files: each board says in which folder it is, so nothing is lost with a folder.
 *
 * @param id random letters and digits
 */
public record BoardFolder(String id, String title) {}
