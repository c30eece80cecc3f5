package parley.bell;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import parley.http.Problem;

/** One poll on its way to an answer: it looks, and while there is nothing it stays parked until something moves. */
final class Wait<T> implements Listener {
    private enum Step {
        /** Somebody looks whether there is news. */
        LOOKING,
        /** Somebody looks, and something has moved meanwhile: look again. */
        CALLED,
        /** Nothing to tell; the next move brings it back. */
        PARKED,
        /** Answered. */
        OVER
    }

    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final AtomicReference<Step> step = new AtomicReference<>(Step.LOOKING);
    private final Question<T> question;
    private final ScheduledExecutorService clock;
    private final @Nullable Future<?> end;
    private final boolean patient;
    private volatile @Nullable Source source;
    private volatile @Nullable Future<?> again;

    Wait(Question<T> question, Duration atMost, ScheduledExecutorService clock) {
        this.question = question;
        this.clock = clock;
        this.patient = !atMost.isZero();
        this.end = patient ? schedule(this::giveUp, atMost) : null;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    /** Waits without having looked, since there is nothing to see; unless that has just changed. */
    void begin(Source idle) {
        if (!patient) {
            finish(question.nothing());
            return;
        }
        listen(idle);
        if (question.idle() == null || !step.compareAndSet(Step.LOOKING, Step.PARKED)) {
            Thread.startVirtualThread(this::look);
        }
    }

    /** Looks until there is something to tell or nothing has moved while it looked. */
    void look() {
        try {
            do {
                step.compareAndSet(Step.CALLED, Step.LOOKING);
                if (patient) {
                    listen(question.source());
                }
                var news = question.ask();
                if (news != null || !patient) {
                    finish(news == null ? question.nothing() : news);
                    return;
                }
                lookAgain(question.again());
            } while (!step.compareAndSet(Step.LOOKING, Step.PARKED) && step.get() != Step.OVER);
        } catch (Throwable failure) {
            fail(failure);
        }
    }

    @Override
    public void moved() {
        var before = step.getAndUpdate(now -> switch (now) {
            case PARKED -> Step.LOOKING;
            case LOOKING -> Step.CALLED;
            case CALLED, OVER -> now;
        });
        if (before == Step.PARKED) {
            Thread.startVirtualThread(this::look);
        }
    }

    /** Ends the wait with what is known. */
    void giveUp() {
        try {
            finish(question.nothing());
        } catch (Problem tooEarly) {
            fail(tooEarly);
        }
    }

    private void finish(T value) {
        if (over()) {
            answer.complete(value);
        }
    }

    private void fail(Throwable failure) {
        if (over()) {
            answer.completeExceptionally(failure);
        }
    }

    /** True for the one who ends it. */
    private boolean over() {
        if (step.getAndSet(Step.OVER) == Step.OVER) {
            return false;
        }
        var heard = source;
        if (heard != null) {
            heard.remove(this);
        }
        cancel(end);
        cancel(again);
        return true;
    }

    private void lookAgain(Duration after) {
        cancel(again);
        again = after.isZero() ? null : schedule(this::moved, after);
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private void listen(Source to) {
        var heard = source;
        if (to.equals(heard)) {
            return;
        }
        if (heard != null) {
            heard.remove(this);
        }
        source = to;
        to.add(this);
        if (step.get() == Step.OVER) {
            to.remove(this);
        }
    }

    private @Nullable Future<?> schedule(Runnable what, Duration after) {
        try {
            return clock.schedule(what, after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            return null;
        }
    }
}
