package org.bunpil.relay.hostile;

/**
 * Something a hostile client does.
 *
 * @param answer what the relay does about it, as docs/security.md says it
 * @param patient takes many seconds: done beside the others
 * @param act does it and checks the answer
 */
record Attack(String name, String answer, boolean patient, Act act) {
    /** Does it and fails when the relay answers otherwise. */
    interface Act {
        void run(AttackFixture relay) throws Exception;
    }

    static Attack quick(String name, String answer, Act act) {
        return new Attack(name, answer, false, act);
    }

    static Attack patient(String name, String answer, Act act) {
        return new Attack(name, answer, true, act);
    }

    /** Its row in docs/security.md. */
    String row() {
        return "| " + name + " | " + answer + " |";
    }
}
