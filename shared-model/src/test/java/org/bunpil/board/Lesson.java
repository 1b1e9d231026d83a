package org.bunpil.board;

import java.util.List;
import org.bunpil.op.LogRecord;
import org.bunpil.oracle.RandomLog;

/** Plays a random log through admission and board, as a relay does. */
final class Lesson {
    private Lesson() {}

    interface Step {
        void after(LogRecord record, Verdict verdict, Board board);
    }

    static void play(long seed, int batches, Step step) {
        RandomLog random = new RandomLog(seed);
        Board board = new Board();
        Admission admission = new Admission(board);
        List<LogRecord> opening = random.opening();
        for (int i = 0; i < opening.size() + batches; i++) {
            LogRecord record =
                    i < opening.size() ? opening.get(i) : random.next(board.snapshot(), client -> c(admission, client));
            Verdict verdict = admission.admit(record);
            if (verdict instanceof Verdict.Accepted accepted) board.apply(accepted.batch());
            step.after(record, verdict, board);
        }
    }

    static String text(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> "accepted";
            case Verdict.Duplicate _ -> "duplicate";
            case Verdict.Gap gap -> "gap " + gap.expected();
            case Verdict.Rejected rejected -> rejected.code().text();
        };
    }

    private static int c(Admission admission, String client) {
        Admission.Client known = admission.client(client);
        return known == null ? 0 : known.c();
    }
}
