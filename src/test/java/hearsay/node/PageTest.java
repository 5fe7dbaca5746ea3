package hearsay.node;

import static hearsay.node.Nodes.actor;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.PnCounter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3, 1", "4, 2", "6, 2", "7, 3"})
  void pagesTogetherHoldTheStateAndCoverAllActors(int entries, int pageCount) {
    var state =
        IntStream.range(0, entries)
            .boxed()
            .reduce(PnCounter.empty(), (s, i) -> s.plus(actor(i), 1, i), PnCounter::merge);

    var pages = Page.of(state, 3);

    assertThat(pages).hasSize(pageCount);
    assertThat(pages.stream().map(Page::entries).reduce(PnCounter.empty(), PnCounter::merge))
        .isEqualTo(state);
    assertThat(pages.getFirst().after()).isNull();
    assertThat(pages.getLast().upTo()).isNull();
    for (int i = 1; i < pages.size(); i++) {
      assertThat(pages.get(i).after()).isEqualTo(pages.get(i - 1).upTo());
    }
  }

  @Test
  void aPageHoldsWhatItsRangeSays() {
    var state = PnCounter.empty().plus(actor(1), 1, 0).plus(actor(2), 1, 0).plus(actor(3), 1, 0);

    for (var page : Page.of(state, 1)) {
      assertThat(state.between(page.after(), page.upTo())).isEqualTo(page.entries());
    }
  }
}
