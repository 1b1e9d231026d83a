package org.bunpil.relay.log.kafka.store;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question at a time for any number of callers. An answer must not be older than the call, so who comes while one is on its way
 * shares the next. Any thread.
 */
final class SharedAnswers {
    private final Supplier<CompletableFuture<Void>> question;
    private boolean asking;
    private @Nullable CompletableFuture<Void> next;

    /** @param question its future always completes */
    SharedAnswers(Supplier<CompletableFuture<Void>> question) {
        this.question = question;
    }

    CompletableFuture<Void> ask() {
        CompletableFuture<Void> answer;
        synchronized (this) {
            if (asking) {
                CompletableFuture<Void> waiting = next == null ? new CompletableFuture<>() : next;
                next = waiting;
                return waiting;
            }
            asking = true;
            answer = new CompletableFuture<>();
        }
        ask(answer);
        return answer;
    }

    private void ask(CompletableFuture<Void> answer) {
        CompletableFuture<Void> asked;
        try {
            asked = question.get();
        } catch (RuntimeException failed) {
            asked = CompletableFuture.failedFuture(failed);
        }
        CompletableFuture<?> _ = asked.whenComplete((done, failure) -> {
            CompletableFuture<Void> following;
            synchronized (this) {
                following = next;
                next = null;
                asking = following != null;
            }
            if (following != null) ask(following);
            if (failure == null) answer.complete(null);
            else answer.completeExceptionally(failure);
        });
    }
}
