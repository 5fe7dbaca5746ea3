package hearsay.viz.faults;

import hearsay.cluster.FaultWords;
import hearsay.fault.LinkFaults;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What should be wrong with some links: a number for each fault, and whether they are cut. What
/// nobody touched stays as it is on each link. Times are milliseconds as they are seen. Application
/// thread only; needs no toolkit.
final class FaultForm {
  private static final double PERCENT = 100;

  private final FaultField latency = new FaultField("Latency", FaultField.Unit.MILLIS);
  private final FaultField jitter = new FaultField("Jitter, up to", FaultField.Unit.MILLIS);
  private final FaultField loss = new FaultField("Loss", FaultField.Unit.PERCENT);
  private final FaultField duplication = new FaultField("Duplication", FaultField.Unit.PERCENT);
  private final FaultField reordering = new FaultField("Reordering", FaultField.Unit.PERCENT);
  private final BooleanProperty cut = new SimpleBooleanProperty();
  private final BooleanProperty cutMixed = new SimpleBooleanProperty();
  private boolean isCutNow;
  private boolean isCutMixedNow;

  List<FaultField> fields() {
    return List.of(latency, jitter, loss, duplication, reordering);
  }

  /// Whether the links are to be cut.
  BooleanProperty cutProperty() {
    return cut;
  }

  /// Whether some are cut and some are not, and so it stays.
  BooleanProperty cutMixedProperty() {
    return cutMixed;
  }

  /// @param action told whenever anything else stands in the form
  void onChange(Runnable action) {
    fields().forEach(field -> field.textProperty().subscribe((before, after) -> action.run()));
    cut.subscribe((before, after) -> action.run());
    cutMixed.subscribe((before, after) -> action.run());
  }

  boolean isValid() {
    return fields().stream().allMatch(FaultField::isValid);
  }

  boolean isTouched() {
    return isCutTouched() || fields().stream().anyMatch(FaultField::isTouched);
  }

  private boolean isCutTouched() {
    return cut.get() != isCutNow || cutMixed.get() != isCutMixedNow;
  }

  /// Shows what is wrong with these links now, where nobody has typed something else.
  ///
  /// @param clockRate cluster time that passes in real time, above 0
  void present(Collection<LinkFaults> now, double clockRate) {
    latency.present(common(now, it -> FaultWords.realMillis(it.latencyNanos(), clockRate)));
    jitter.present(common(now, it -> FaultWords.realMillis(it.jitterNanos(), clockRate)));
    loss.present(common(now, it -> it.loss() * PERCENT));
    duplication.present(common(now, it -> it.duplication() * PERCENT));
    reordering.present(common(now, it -> it.reordering() * PERCENT));
    var wasTouched = isCutTouched();
    var cuts = now.stream().map(LinkFaults::isSevered).collect(Collectors.toSet());
    isCutMixedNow = cuts.size() > 1;
    isCutNow = cuts.equals(Set.of(true));
    if (!wasTouched) {
      resetCut();
    }
  }

  private static String common(Collection<LinkFaults> all, ToDoubleFunction<LinkFaults> number) {
    var texts =
        all.stream()
            .map(faults -> FaultWords.number(number.applyAsDouble(faults)))
            .collect(Collectors.toSet());
    return switch (texts.size()) {
      case 0 -> "0";
      case 1 -> texts.iterator().next();
      default -> "";
    };
  }

  /// Shows again what is the case.
  void reset() {
    fields().forEach(FaultField::reset);
    resetCut();
  }

  private void resetCut() {
    cut.set(isCutNow);
    cutMixed.set(isCutMixedNow);
  }

  /// Asks for nothing to be wrong.
  void clear() {
    fields().forEach(field -> field.textProperty().set("0"));
    cut.set(false);
    cutMixed.set(false);
  }

  /// What stands here is being made the case.
  void settle() {
    fields().forEach(FaultField::settle);
    isCutNow = cut.get();
    isCutMixedNow = cutMixed.get();
  }

  /// What a link would have that has `now`; of a valid form.
  ///
  /// @param clockRate as for [#present]
  LinkFaults wanted(LinkFaults now, double clockRate) {
    return new LinkFaults(
        (isCutTouched() && !cutMixed.get()) ? cut.get() : now.isSevered(),
        nanos(latency, now.latencyNanos(), clockRate),
        nanos(jitter, now.jitterNanos(), clockRate),
        chance(loss, now.loss()),
        chance(duplication, now.duplication()),
        chance(reordering, now.reordering()));
  }

  private static long nanos(FaultField field, long now, double clockRate) {
    return field.isTouched() ? FaultWords.clusterNanos(field.value(), clockRate) : now;
  }

  private static double chance(FaultField field, double now) {
    return field.isTouched() ? field.value() / PERCENT : now;
  }
}
