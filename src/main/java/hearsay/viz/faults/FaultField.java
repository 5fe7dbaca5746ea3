package hearsay.viz.faults;

import hearsay.cluster.FaultWords;
import java.util.regex.Pattern;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One number of a fault, as it is typed or drawn with a slider. It remembers what it is for the
/// links now, so that a number nobody touched stays what it is on each of them, however they
/// differ. Application thread only; needs no toolkit.
final class FaultField {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}([.,][0-9]{1,3})?");

  /// What a field counts.
  ///
  /// @param max the largest number taken
  /// @param sliderMax where the slider ends; more can be typed
  /// @param step what the slider rounds to
  record Unit(String name, double max, double sliderMax, double step) {
    /// A frame that takes longer than a minute is lost to any class.
    static final Unit MILLIS = new Unit("ms", 60_000, 2_000, 10);

    static final Unit PERCENT = new Unit("%", 100, 100, 1);
  }

  private final String name;
  private final Unit unit;
  private final StringProperty text = new SimpleStringProperty("0");
  private final DoubleProperty slider = new SimpleDoubleProperty();
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private String present = "0";
  private boolean isFollowing;

  FaultField(String name, Unit unit) {
    this.name = name;
    this.unit = unit;
    text.subscribe(this::typed);
    slider.subscribe(this::drawn);
  }

  String name() {
    return name;
  }

  Unit unit() {
    return unit;
  }

  /// What stands in the field; empty if the links differ.
  StringProperty textProperty() {
    return text;
  }

  /// 0 to [Unit#sliderMax]; follows the text.
  DoubleProperty sliderProperty() {
    return slider;
  }

  /// Why the text is no number to use; empty if it is one.
  ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  /// Shows what is the case now, unless somebody has typed something else.
  ///
  /// @param now empty if the links differ
  void present(String now) {
    var wasTouched = isTouched();
    present = now;
    if (!wasTouched) {
      text.set(now);
    }
    check();
  }

  /// Shows again what is the case.
  void reset() {
    text.set(present);
  }

  /// What stands here is the case from now on, as far as anybody knows.
  void settle() {
    present = text.get();
  }

  /// Whether something else stands here than is the case.
  boolean isTouched() {
    return !text.get().equals(present);
  }

  boolean isValid() {
    return error.get().isEmpty();
  }

  /// The number; only of a valid field that was touched, or whose links agree.
  double value() {
    return Double.parseDouble(text.get().strip().replace(',', '.'));
  }

  private void typed() {
    check();
    if (isValid() && !text.get().isEmpty()) {
      follow(() -> slider.set(Math.min(value(), unit.sliderMax())));
    }
  }

  private void check() {
    var typed = text.get().strip();
    if (!isTouched()) {
      error.set("");
    } else if (!NUMBER.matcher(typed).matches()) {
      error.set("A number from 0 to " + FaultWords.number(unit.max()) + ", please");
    } else if (value() > unit.max()) {
      error.set("At most " + FaultWords.number(unit.max()) + " " + unit.name());
    } else {
      error.set("");
    }
  }

  private void drawn() {
    var rounded = Math.round(slider.get() / unit.step()) * unit.step();
    follow(() -> text.set(FaultWords.number(rounded)));
  }

  /// Text and slider follow each other, but not back.
  private void follow(Runnable change) {
    if (!isFollowing) {
      isFollowing = true;
      change.run();
      isFollowing = false;
    }
  }
}
