package hearsay.viz.graph;

import hearsay.viz.LabViewModel;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// One node as a card: a face of its size, and around it what is the same at every size: the
/// group's stripe, the bar that fills until the next round, and the badge.
public final class NodeCard extends Region {
  private final LabViewModel model;
  private final String name;
  private final Runnable open;
  private final Line stripeGaps = new Line();
  private final Region roundBar = new Region();
  private final Label badge = new Label();
  private final Region light = new Region();
  private final Label lightBadge = new Label();
  private @Nullable CardFace face;
  private @Nullable CardModel shown;
  private @Nullable CardMetrics metrics;

  /// @param open what a click on a disc does
  NodeCard(LabViewModel model, String name, Runnable open) {
    this.model = model;
    this.name = name;
    this.open = open;
    setId("node-" + name);
    getStyleClass().add("card");
    setAccessibleRole(AccessibleRole.PARENT);
    Styles.keepAsBitmapInWindow(this);
    setManaged(false);
    stripeGaps.getStyleClass().add("stripe-gaps");
    roundBar.getStyleClass().add("round-bar");
    badge.getStyleClass().add("badge");
    badge.setId("badge-" + name);
    light.getStyleClass().add("light");
    lightBadge.getStyleClass().add("light-badge");
    lightBadge.setId("light-" + name);
    for (var decoration : List.of(stripeGaps, roundBar, badge, light, lightBadge)) {
      decoration.setManaged(false);
      decoration.setMouseTransparent(true);
    }
    getChildren().addAll(stripeGaps, roundBar, light, badge, lightBadge);
  }

  /// The name of the node.
  String name() {
    return name;
  }

  /// What the card shows now; null before the first time.
  @Nullable CardModel shown() {
    return shown;
  }

  void show(CardModel next, CardMetrics size) {
    if (next.equals(shown) && size.equals(metrics)) {
      return;
    }
    var current = face;
    if (current == null || metrics == null || metrics.size() != size.size()) {
      current = faceOf(size.size());
      exchange(current);
    }
    if (!size.equals(metrics)) {
      setStyle(Styles.fontSize(size.em()));
    }
    shown = next;
    metrics = size;
    current.show(next, size);
    style(next, size);
    setAccessibleText(next.spoken());
    requestLayout();
  }

  private CardFace faceOf(CardSize size) {
    return switch (size) {
      case FULL -> new FullFace(model, name);
      case SMALL -> new SmallFace(model, name);
      case DOT -> new DotFace(name, open);
    };
  }

  private void exchange(CardFace next) {
    if (face != null) {
      getChildren().remove(face.node());
    }
    face = next;
    getChildren().addFirst(next.node());
  }

  private void style(CardModel next, CardMetrics size) {
    Styles.toggle(this, "tight", size.fit() == CardFit.TIGHT);
    Styles.toggle(this, "dense", size.fit() == CardFit.DENSE);
    Styles.toggle(this, "small", size.size() == CardSize.SMALL);
    Styles.toggle(this, "dot", size.size() == CardSize.DOT);
    Styles.toggle(this, "front", next.isFront());
    Styles.toggle(this, "crashed", next.isCrashed());
    Styles.toggle(this, "foreign", next.isForeign());
    Styles.toggle(this, "paused", next.isPaused());
    setFocusTraversable((next.isForeign() || next.isPast()) && size.size() != CardSize.DOT);
    Styles.toggle(this, "selected", next.isSelected());
    Styles.toggle(this, "armed", next.armed() != 0);
    Styles.toggle(this, "lost", next.hasLost());
    Styles.toggle(this, "refused", next.lineKind() == CardModel.LineKind.REFUSAL);
    Styles.group(this, next.group());
    var isDot = size.size() == CardSize.DOT;
    Styles.toggle(this, "grouped", next.group() >= 0 && !isDot);
    stripeGaps.setVisible(
        next.group() >= 0 && !isDot && !GroupStyle.dashes(next.group()).isEmpty());
    roundBar.setVisible(next.roundPercent() >= 0 && size.size() == CardSize.FULL);
    badge.setText(next.armed() != 0 ? next.armedText() : next.lostText());
    badge.setVisible(!badge.getText().isEmpty() && !isDot);
    lightUp(next.light(), isDot);
  }

  private void lightUp(CardLight lit, boolean isDot) {
    var isHeard = lit.kind() == CardLight.Kind.HEARD;
    for (var hop = 0; hop <= CardLight.LAST_HOP_COLOUR; hop++) {
      Styles.toggle(this, "hop-" + hop, isHeard && lit.hopColour() == hop);
    }
    Styles.toggle(this, "aside", lit.kind() == CardLight.Kind.ASIDE);
    Styles.toggle(this, "unheard", lit.kind() == CardLight.Kind.UNHEARD);
    light.setVisible(isHeard || lit.kind() == CardLight.Kind.END);
    lightBadge.setText(lit.words());
    lightBadge.setVisible(!lit.words().isEmpty() && !isDot);
  }

  /// Puts the keyboard on what a person would press first: +, the disc, or Restart; on the card
  /// itself where there is nothing to press.
  void focus() {
    Stream.of(".plus", ".disc", ".restart")
        .flatMap(kind -> lookupAll(kind).stream())
        .filter(control -> control.isVisible() && !control.isDisabled())
        .findFirst()
        .orElse(this)
        .requestFocus();
    model.selectedNodeProperty().set(name);
  }

  @Override
  protected void layoutChildren() {
    if (face == null || shown == null || metrics == null) {
      return;
    }
    var em = metrics.em();
    face.node().resizeRelocate(0, 0, getWidth(), getHeight());
    layoutGaps(em);
    var barWidth = getWidth() - 2 * em;
    roundBar.resizeRelocate(
        em,
        getHeight() - Math.max(3, 0.28 * em),
        barWidth * shown.roundPercent() / 100,
        Math.max(2, 0.14 * em));
    badge.applyCss();
    badge.autosize();
    badge.relocate((getWidth() - badge.getWidth()) / 2, -badge.getHeight() * 0.55);
    var edge = 0.28 * em;
    light.resizeRelocate(-edge, -edge, getWidth() + 2 * edge, getHeight() + 2 * edge);
    lightBadge.applyCss();
    lightBadge.autosize();
    lightBadge.relocate(
        (getWidth() - lightBadge.getWidth()) / 2, getHeight() - lightBadge.getHeight() * 0.2);
  }

  /// The pattern of a group: gaps in its stripe where its hull has gaps.
  private void layoutGaps(double em) {
    var stripeHeight = 0.42 * em;
    if (shown == null || shown.group() < 0) {
      return;
    }
    var dashes = GroupStyle.dashes(shown.group());
    stripeGaps.setStartX(0.9 * em);
    stripeGaps.setEndX(getWidth() - 0.9 * em);
    stripeGaps.setStartY(stripeHeight / 2);
    stripeGaps.setEndY(stripeHeight / 2);
    stripeGaps.setStrokeWidth(stripeHeight);
    stripeGaps.getStrokeDashArray().clear();
    for (var i = 0; i + 1 < dashes.size(); i += 2) {
      stripeGaps.getStrokeDashArray().addAll(dashes.get(i + 1), dashes.get(i));
    }
  }
}
