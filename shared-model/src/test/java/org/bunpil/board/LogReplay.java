package org.bunpil.board;

import java.util.List;
import org.bunpil.op.LogRecord;
import org.bunpil.oracle.RandomLog;

/** Plays a random log through admission and board, as a relay does. */
final class LogReplay {
    private LogReplay() {}

    interface Step {
        void after(LogRecord record, AdmissionResult result, Board board);
    }

    static void play(long seed, int batches, Step step) {
        RandomLog random = new RandomLog(seed);
        Board board = new Board();
        Admission admission = new Admission(board);
        List<LogRecord> opening = random.opening();
        for (int i = 0; i < opening.size() + batches; i++) {
            LogRecord record =
                    i < opening.size() ? opening.get(i) : random.next(board.snapshot(), client -> c(admission, client));
            AdmissionResult result = admission.admit(record);
            if (result instanceof AdmissionResult.Accepted accepted) board.apply(accepted.batch());
            step.after(record, result, board);
        }
    }

    static String text(AdmissionResult result) {
        return switch (result) {
            case AdmissionResult.Accepted _ -> "accepted";
            case AdmissionResult.Duplicate _ -> "duplicate";
            case AdmissionResult.Gap gap -> "gap " + gap.expected();
            case AdmissionResult.Rejected rejected -> rejected.code().text();
        };
    }

    private static int c(Admission admission, String client) {
        Admission.Client known = admission.client(client);
        return known == null ? 0 : known.c();
    }
}
