package hearsay.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SerialLoopTest {
  private static final Duration GENEROUS = Duration.ofSeconds(20);

  @Test
  void theThreadThatAsksAnIdleLoopRunsItAtOnce() {
    var ranOn = new AtomicReference<Thread>();
    var loop = new SerialLoop(() -> ranOn.getAndSet(Thread.currentThread()) == null);

    loop.run();

    assertThat(ranOn.get()).isSameAs(Thread.currentThread());
    assertThat(loop.isIdle()).isTrue();
  }

  @Test
  void aThreadThatHandedTheLoopOverOwnsItNoMore() {
    for (var round = 0; round < 2_000; round++) {
      var left = new AtomicInteger(SerialLoop.MAX_CALLS_ON_BORROWED_THREAD);
      var loop = new SerialLoop(() -> left.decrementAndGet() >= 0);

      loop.run();

      assertThat(loop.isOwnedByThisThread()).as("round %d", round).isFalse();
    }
  }

  @Test
  void aRequestFromInsideTheBodyIsServedAfterIt() {
    var log = new ArrayList<String>();
    var work = new ConcurrentLinkedQueue<>(List.of("first"));
    var self = new AtomicReference<SerialLoop>();
    var loop =
        new SerialLoop(
            () -> {
              var item = work.poll();
              if (item != null) {
                log.add("begin " + item);
                if (item.equals("first")) {
                  work.add("second");
                  self.get().run();
                }
                log.add("end " + item);
              }
              return item != null;
            });
    self.set(loop);

    loop.run();

    assertThat(log).containsExactly("begin first", "end first", "begin second", "end second");
  }

  @Test
  void manyThreadsNeverRunTheBodyTogetherAndNothingIsLeft() throws InterruptedException {
    var work = new ConcurrentLinkedQueue<Integer>();
    var inside = new AtomicInteger();
    var worst = new AtomicInteger();
    var done = new AtomicInteger();
    var loop =
        new SerialLoop(
            () -> {
              worst.accumulateAndGet(inside.incrementAndGet(), Math::max);
              var found = work.poll() != null;
              done.addAndGet(found ? 1 : 0);
              inside.decrementAndGet();
              return found;
            });
    var callers = new ArrayList<Thread>();
    for (var caller = 0; caller < 8; caller++) {
      callers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (var i = 0; i < 10_000; i++) {
                      work.add(i);
                      loop.run();
                    }
                  }));
    }

    for (var caller : callers) {
      caller.join();
    }

    await().atMost(GENEROUS).until(loop::isIdle);
    assertThat(done).hasValue(80_000);
    assertThat(worst).hasValue(1);
  }

  @Test
  void aBorrowedThreadIsGivenBackWhenThereIsMuchToDo() {
    var mayEnd = new CountDownLatch(1);
    var calls = new AtomicInteger();
    var loop =
        new SerialLoop(
            () -> {
              var call = calls.incrementAndGet();
              if (call > SerialLoop.MAX_CALLS_ON_BORROWED_THREAD) {
                awaitQuietly(mayEnd);
              }
              return call < 2 * SerialLoop.MAX_CALLS_ON_BORROWED_THREAD;
            });

    loop.run();

    assertThat(loop.isIdle()).as("another thread goes on").isFalse();
    mayEnd.countDown();
    await().atMost(GENEROUS).until(loop::isIdle);
    assertThat(calls).hasValue(2 * SerialLoop.MAX_CALLS_ON_BORROWED_THREAD);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
