package hearsay.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VoiceTest {
  private final List<String> said = new CopyOnWriteArrayList<>();

  @Test
  void linesKeepTheirOrder() {
    var voice = new Voice(said::add);
    var lines = IntStream.range(0, Voice.MAX_WAITING).mapToObj(Integer::toString).toList();

    lines.forEach(voice);

    await().untilAsserted(() -> assertThat(said).containsExactlyElementsOf(lines));
  }

  @Test
  void whoSpeaksNeverWaitsForAReaderThatDoesNotRead() {
    var isRead = new CountDownLatch(1);
    var voice =
        new Voice(
            line -> {
              awaitUninterrupted(isRead);
              said.add(line);
            });

    IntStream.range(0, 10 * Voice.MAX_WAITING).forEach(i -> voice.accept("line " + i));

    isRead.countDown();
    await().untilAsserted(() -> assertThat(said).hasSizeBetween(Voice.MAX_WAITING, 257));
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
