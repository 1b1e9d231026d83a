package org.bunpil.ordeal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One board from its first stroke to its examination.
 *
 * @param backAfterRelayKill how long after kill -9 of its relay, while another lived, each pupil was connected and caught up again, in
 *     ms; without those who were killed, frozen or cut off themselves meanwhile
 * @param backAfterAnything how long each absence lasted, whatever the cause, in ms
 */
record Round(
        String log,
        List<Storm.Struck> struck,
        Examination examination,
        List<Long> backAfterRelayKill,
        List<Long> backAfterAnything) {
    /** Later than this after a kill a lost connection has another reason. */
    private static final long NOTICED_MILLIS = 2_000;

    private static final long BREATH_MILLIS = 300;

    /** Everything has been put right: waits until all are at rest at the log's end, then compares. */
    static Round end(Stage stage, String board, List<Storm.Struck> struck) {
        Stage.await("relays that listen", () -> stage.relays().stream().allMatch(RelayPost::isUp));
        stage.groups().forEach(Group::rest);
        Examination examination = examine(stage, board, settle(stage, board));
        List<Long> afterKill = new ArrayList<>();
        List<Long> afterAnything = new ArrayList<>();
        for (int g = 0; g < stage.groups().size(); g++) {
            for (Diary diary : stage.groups().get(g).diaries().values()) {
                for (Diary.Absence absence : diary.absences()) {
                    if (absence.live() == 0) continue;
                    afterAnything.add(absence.live() - absence.away());
                    long kill = killBehind(absence, g, struck);
                    if (kill > 0) afterKill.add(absence.live() - kill);
                }
            }
        }
        String log = stage.brokers() == null ? "SQLite" : "Kafka";
        return new Round(log, List.copyOf(struck), examination, afterKill, afterAnything);
    }

    /** A board at whose end everybody is, or after two minutes the board as it is then: the examination says who is missing. */
    private static Fold settle(Stage stage, String board) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (true) {
            List<String> states = stage.groups().stream()
                    .flatMap(group -> group.diaries().values().stream())
                    .map(Diary::settled)
                    .distinct()
                    .toList();
            boolean late = System.nanoTime() - end > 0;
            if (late || (states.size() == 1 && !states.getFirst().isEmpty())) {
                Fold fold = new Fold(stage.log().records(board));
                // The log may have gone on meanwhile: a relay seals what was left open.
                if (late || states.getFirst().startsWith(fold.seq() + " ")) return fold;
            }
            try {
                Thread.sleep(BREATH_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }

    private static Examination examine(Stage stage, String board, Fold settled) {
        Examination examination = new Examination(settled);
        for (Group group : stage.groups()) {
            group.diaries()
                    .forEach((pupil, diary) ->
                            examination.examine(pupil, diary, group.kept().getOrDefault(pupil, List.of())));
        }
        Newcomer.Found found = stage.newcomer(board);
        examination.newcomer(found, new Fold(stage.log().records(board)));
        return examination;
    }

    /** When the relay was killed that this absence comes from, or 0. */
    private static long killBehind(Diary.Absence absence, int group, List<Storm.Struck> struck) {
        long kill = 0;
        for (Storm.Struck each : struck) {
            long after = absence.away() - each.atMillis();
            boolean relay = each.fault() instanceof Fault.KillRelay && each.anotherLives();
            if (relay && after >= 0 && after < NOTICED_MILLIS) kill = each.atMillis();
        }
        if (kill == 0) return 0;
        for (Storm.Struck each : struck) {
            boolean own = each.fault().ofPupils() && each.fault().target() == group;
            boolean during = each.atMillis() < absence.live()
                    && each.atMillis() + each.fault().millis() > kill - NOTICED_MILLIS;
            if (own && during) return 0;
        }
        return kill;
    }

    /** How often each kind of fault struck. */
    void count(Map<String, Integer> counts) {
        for (Storm.Struck each : struck) counts.merge(each.fault().kind(), 1, Integer::sum);
    }
}
