package org.bunpil.client.nearby;

/** Whether the class of this window is listed on the start screens of computers nearby. */
public enum Announcement {
    /** No class that others can join from the network, or this computer announces none. */
    NONE,
    /** This has just begun, or this computer is on other networks than before. */
    STARTING,
    ANNOUNCED,
    /** The network, or this computer's firewall, lets no announcement through. */
    BLOCKED
}
