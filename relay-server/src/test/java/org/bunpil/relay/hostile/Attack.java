package org.bunpil.relay.hostile;

/**
 * An attack by a hostile client.
 *
 * @param answer the relay's answer, as in docs/security.md
 * @param patient takes many seconds, so it runs in parallel to the others
 * @param act attacks and checks the answer
 */
record Attack(String name, String answer, boolean patient, Act act) {
    /** Attacks; throws when the relay's answer is wrong. */
    interface Act {
        void run(AttackFixture relay) throws Exception;
    }

    static Attack quick(String name, String answer, Act act) {
        return new Attack(name, answer, false, act);
    }

    static Attack patient(String name, String answer, Act act) {
        return new Attack(name, answer, true, act);
    }

    /** The attack's row in docs/security.md. */
    String row() {
        return "| " + name + " | " + answer + " |";
    }
}
