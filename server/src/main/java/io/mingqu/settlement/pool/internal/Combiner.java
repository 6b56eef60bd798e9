package io.mingqu.settlement.pool.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Requests for the same account that arrive while one is under way are decided together, in the transaction of one of them, instead of queueing for a row
 * lock one commit after the other. Each waits until that transaction has committed, then answers in its own. Nothing depends on it but speed: two servers
 * still meet at the locked rows, and what a request did is found again by its order number.
 */
final class Combiner<K, R, A> {
  private static final int BATCH_MAX = 64;
  private static final int WAIT_SECONDS_MAX = 20;

  /** Decided, not yet written. {@code answers} stand in the order of the requests. */
  interface Decided<A> {
    List<A> answers();

    /** Whether the answer lets its transaction commit. */
    boolean commits(A answer);

    void write();
  }

  /** What a waiting request hears: its answer, or that it is to lead the next batch (null), or a failure. */
  private static final class Ticket<R, A> {
    private final R request;
    private final CompletableFuture<@Nullable A> heard = new CompletableFuture<>();

    Ticket(R request) {
      this.request = request;
    }
  }

  private static final class Desk<R, A> {
    private final ArrayDeque<Ticket<R, A>> waiting = new ArrayDeque<>();
    private boolean busy;
  }

  private final Map<K, Desk<R, A>> desks = new ConcurrentHashMap<>();

  /** Must run in a transaction that has not touched the account. */
  A submit(K key, R request, Function<List<R>, Decided<A>> decide) {
    Desk<R, A> desk = desks.computeIfAbsent(key, k -> new Desk<>());
    Ticket<R, A> ticket = new Ticket<>(request);
    if (!enter(desk, ticket)) {
      A answer = await(desk, ticket);
      if (answer != null) {
        return answer;
      }
    }
    return lead(desk, ticket, decide);
  }

  private boolean enter(Desk<R, A> desk, Ticket<R, A> ticket) {
    synchronized (desk) {
      if (!desk.busy) {
        desk.busy = true;
        return true;
      }
      desk.waiting.add(ticket);
      return false;
    }
  }

  private @Nullable A await(Desk<R, A> desk, Ticket<R, A> ticket) {
    try {
      return ticket.heard.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      synchronized (desk) {
        if (desk.waiting.remove(ticket)) {
          throw new ConcurrencyFailureException("waited " + WAIT_SECONDS_MAX + " s for the pool", e);
        }
      }
      return await(desk, ticket); // it is being decided just now: its answer must not be lost
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConcurrencyFailureException("interrupted while waiting for the pool", e);
    } catch (ExecutionException e) {
      throw new ConcurrencyFailureException("the transaction that decided for this one did not commit", e.getCause());
    }
  }

  private A lead(Desk<R, A> desk, Ticket<R, A> own, Function<List<R>, Decided<A>> decide) {
    List<Ticket<R, A>> batch = new ArrayList<>(List.of(own));
    synchronized (desk) {
      while (batch.size() < BATCH_MAX && !desk.waiting.isEmpty()) {
        batch.add(desk.waiting.poll());
      }
    }
    Outcome<R, A> outcome = new Outcome<>(desk, batch);
    TransactionSynchronizationManager.registerSynchronization(outcome);
    Decided<A> decided = decide.apply(batch.stream().map(ticket -> ticket.request).toList());
    A answer = decided.answers().getFirst();
    if (decided.commits(answer)) {
      decided.write();
      outcome.answers = decided.answers();
    } else {
      outcome.putBack = true; // this one will be rolled back: the others are decided by the next
    }
    return answer;
  }

  /** Tells the others once it is certain, and hands the desk on. */
  private static final class Outcome<R, A> implements TransactionSynchronization {
    private final Desk<R, A> desk;
    private final List<Ticket<R, A>> batch;
    private @Nullable List<A> answers;
    private boolean putBack;

    Outcome(Desk<R, A> desk, List<Ticket<R, A>> batch) {
      this.desk = desk;
      this.batch = batch;
    }

    @Override
    public void afterCompletion(int status) {
      @Nullable List<A> certain = status == STATUS_COMMITTED ? answers : null;
      @Nullable Ticket<R, A> next;
      synchronized (desk) {
        if (putBack) {
          for (int i = batch.size() - 1; i > 0; i--) {
            desk.waiting.addFirst(batch.get(i));
          }
        }
        next = desk.waiting.poll();
        desk.busy = next != null;
      }
      if (next != null) {
        next.heard.complete(null);
      }
      for (int i = 1; i < batch.size() && !putBack; i++) {
        if (certain == null) {
          batch.get(i).heard.completeExceptionally(new IllegalStateException("rolled back"));
        } else {
          batch.get(i).heard.complete(certain.get(i));
        }
      }
    }
  }
}
