package hearsay.journal.trace;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A vector clock: how many events of each host are known. Immutable; a map of those of which any
/// are. Hosts have numbers, so that two clocks merge without looking at a name.
final class Clock extends AbstractMap<String, Long> {
  /// The numbers of all hosts seen so far; grows, and no number ever changes.
  static final class Hosts {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String host) {
      return numbers.computeIfAbsent(
          host,
          name -> {
            names.add(name);
            return names.size() - 1;
          });
    }
  }

  private final Hosts hosts;
  private final long[] counts;

  private Clock(Hosts hosts, long[] counts) {
    this.hosts = hosts;
    this.counts = counts;
  }

  static Clock zero(Hosts hosts) {
    return new Clock(hosts, new long[0]);
  }

  /// One event of the host later, which also knows what `brought` knows.
  Clock next(String host, @Nullable Clock brought) {
    int own = hosts.number(host);
    int most = Math.max(counts.length, own + 1);
    var next =
        Arrays.copyOf(counts, brought == null ? most : Math.max(most, brought.counts.length));
    if (brought != null) {
      for (int i = 0; i < brought.counts.length; i++) {
        next[i] = Math.max(next[i], brought.counts[i]);
      }
    }
    next[own]++;
    return new Clock(hosts, next);
  }

  @Override
  public @Nullable Long get(@Nullable Object host) {
    var number = hosts.numbers.get(host);
    return number == null || number >= counts.length || counts[number] == 0
        ? null
        : (Long) counts[number];
  }

  @Override
  public boolean containsKey(@Nullable Object host) {
    return get(host) != null;
  }

  @Override
  public Set<Entry<String, Long>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Long>> iterator() {
        return IntStream.range(0, counts.length)
            .filter(number -> counts[number] > 0)
            .mapToObj(number -> Map.entry(hosts.names.get(number), counts[number]))
            .iterator();
      }

      @Override
      public int size() {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
      }
    };
  }
}
