package hearsay.runtime.api;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Says lines for those who must not wait until they are read: a terminal that was stopped (Ctrl-S)
/// must not stop a node. Lines keep their order. Any thread.
final class Voice implements Consumer<String> {
  /// As many as somebody may want to read up on; while so many wait, further ones are dropped.
  static final int MAX_WAITING = 256;

  private final Consumer<String> slow;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean isSpeaking = new AtomicBoolean();

  /// @param slow may block
  Voice(Consumer<String> slow) {
    this.slow = slow;
  }

  @Override
  public void accept(String line) {
    if (waiting.offer(line) && isSpeaking.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("hearsay-voice").start(this::speak);
    }
  }

  private void speak() {
    do {
      for (var line = waiting.poll(); line != null; line = waiting.poll()) {
        slow.accept(line);
      }
      isSpeaking.set(false);
      // Who came in between saw somebody speak and left it to him.
    } while (!waiting.isEmpty() && isSpeaking.compareAndSet(false, true));
  }
}
