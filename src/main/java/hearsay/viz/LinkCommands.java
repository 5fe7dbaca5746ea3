package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.cluster.Partitions;
import hearsay.cluster.Partitions.Cut;
import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.FrameKey;
import hearsay.journal.Link;
import hearsay.journal.NodeNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/// Cutting and healing links, with undo; every command leaves a caption. Application thread only.
public final class LinkCommands {
  private final CommandGate gate;
  private final Captions captions;
  private final ReadOnlyBooleanWrapper somethingToHeal = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redoable = new ReadOnlyStringWrapper("");
  private final ObservableSet<Link> preview = FXCollections.observableSet();

  LinkCommands(CommandGate gate, Captions captions) {
    this.gate = gate;
    this.captions = captions;
  }

  /// Whether any link is cut or otherwise at fault.
  public ReadOnlyBooleanProperty somethingToHealProperty() {
    return somethingToHeal.getReadOnlyProperty();
  }

  /// Caption of the step that Undo would take back; empty if there is none.
  public ReadOnlyStringProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /// Caption of the step that Redo would do again; empty if there is none.
  public ReadOnlyStringProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /// Directed links that a partition would cut, while it is only looked at.
  public ObservableSet<Link> preview() {
    return preview;
  }

  public void showPreview(Cut cut) {
    preview.retainAll(cut.links());
    preview.addAll(cut.links());
  }

  public void clearPreview() {
    preview.clear();
  }

  public void apply(Cut cut) {
    clearPreview();
    sever(cut.links(), cut.caption());
  }

  public void isolate(String node) {
    apply(Partitions.isolate(node, links()));
  }

  /// Nobody hears it.
  public void mute(String node) {
    apply(Partitions.mute(node, links()));
  }

  /// It hears nobody.
  public void deafen(String node) {
    apply(Partitions.deafen(node, links()));
  }

  /// Cuts both directions if any is open, else heals both.
  void toggle(Link link) {
    var both = existing(Set.of(link, link.reversed()));
    var name = NodeNames.undirected(link);
    if (both.stream().allMatch(this::isSevered)) {
      heal(both, "Healed " + name);
    } else {
      sever(both, "Cut " + name);
    }
  }

  void toggleDirection(Link link) {
    if (isSevered(link)) {
      heal(Set.of(link), "Healed " + link);
    } else {
      sever(Set.of(link), "Cut " + link + ", one way");
    }
  }

  /// Cuts both directions of each of these.
  void cut(Set<Link> links) {
    var both = new HashSet<>(links);
    links.forEach(link -> both.add(link.reversed()));
    sever(existing(both), "Cut " + NodeNames.list(names(links)));
  }

  /// Heals both directions of each of these.
  public void heal(Collection<Link> links) {
    var both = new HashSet<>(links);
    links.forEach(link -> both.add(link.reversed()));
    heal(existing(both), "Healed " + NodeNames.list(names(links)));
  }

  /// Sets faults of directed links, one step; none of them: nothing happens.
  public void applyFaults(Map<Link, LinkFaults> faults, String caption) {
    if (!faults.isEmpty()) {
      apply(cluster -> cluster.setFaults(faults, caption), caption);
    }
  }

  /// Loses a frame that is on its way.
  ///
  /// @param words which one: "delta n1→n2"
  public void dropFrame(FrameKey frame, String words) {
    gate.open().ifPresent(cluster -> sayOfFrame(cluster.dropFrame(frame), "Dropped " + words));
  }

  /// Lets a frame that is on its way arrive twice.
  ///
  /// @param words which one: "delta n1→n2"
  public void duplicateFrame(FrameKey frame, String words) {
    gate.open()
        .ifPresent(cluster -> sayOfFrame(cluster.duplicateFrame(frame), "Duplicated " + words));
  }

  private void sayOfFrame(boolean isDone, String caption) {
    if (isDone) {
      captions.sayUndoable(caption);
    } else {
      captions.say("Too late: the frame is no longer on its way");
    }
    readSteps();
  }

  public void healAll() {
    if (somethingToHealNow()) {
      gate.open()
          .ifPresent(
              cluster -> {
                cluster.healAll();
                captions.sayUndoable("Healed all links");
              });
    }
  }

  public void undo() {
    gate.open().flatMap(Cluster::undo).ifPresent(step -> captions.say(undone(step)));
    readSteps();
  }

  private static String undone(String step) {
    return step.endsWith(Cluster.TOO_LATE)
        ? "Can't be undone any more: " + step
        : "Undone: " + step + " · what was heard stays heard";
  }

  public void redo() {
    gate.open().flatMap(Cluster::redo).ifPresent(this::sayAgain);
    readSteps();
  }

  private void sayAgain(String step) {
    if (step.endsWith(Cluster.TOO_LATE)) {
      captions.say("Can't be done again: " + step);
    } else {
      captions.sayUndoable("Again: " + step);
    }
  }

  void pulsed(ClusterSnapshot snapshot) {
    somethingToHeal.set(isAnyAtFault(snapshot));
    readSteps();
  }

  private void readSteps() {
    undoable.set(gate.find().flatMap(Cluster::undoable).orElse(""));
    redoable.set(gate.find().flatMap(Cluster::redoable).orElse(""));
  }

  private void sever(Set<Link> links, String caption) {
    if (links.isEmpty()) {
      captions.say("Nothing to cut");
    } else {
      apply(cluster -> cluster.sever(links, caption), caption);
    }
  }

  private void heal(Set<Link> links, String caption) {
    if (!links.isEmpty()) {
      apply(cluster -> cluster.heal(links, caption), caption);
    }
  }

  private void apply(Consumer<Cluster> change, String caption) {
    gate.open()
        .ifPresent(
            cluster -> {
              change.accept(cluster);
              captions.sayUndoable(caption);
            });
  }

  private Set<Link> existing(Set<Link> links) {
    var present = now().links();
    return links.stream().filter(present::containsKey).collect(Collectors.toUnmodifiableSet());
  }

  private Set<Link> links() {
    return now().links().keySet();
  }

  private boolean isSevered(Link link) {
    return Optional.ofNullable(now().links().get(link))
        .map(snapshot -> snapshot.faults().isSevered())
        .orElse(false);
  }

  private boolean somethingToHealNow() {
    return isAnyAtFault(now());
  }

  private static boolean isAnyAtFault(ClusterSnapshot snapshot) {
    return snapshot.links().values().stream()
        .anyMatch(link -> !link.faults().equals(LinkFaults.NONE));
  }

  /// The cluster as it is at this moment: a command right after another must see what that did.
  private ClusterSnapshot now() {
    return gate.latest();
  }

  private static Set<String> names(Collection<Link> links) {
    return links.stream().map(NodeNames::undirected).collect(Collectors.toUnmodifiableSet());
  }
}
