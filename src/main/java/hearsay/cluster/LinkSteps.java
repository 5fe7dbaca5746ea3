package hearsay.cluster;

import hearsay.fault.LinkFaults;
import hearsay.journal.FrameKey;
import hearsay.journal.Link;
import hearsay.transport.FrameId;
import hearsay.transport.HeldFrame;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What somebody does to links and to frames on their way, step by step, each of which can be taken
/// back and done again. What was heard stays heard. One command at a time.
final class LinkSteps {
  /// Ends the caption of a step that could not be taken back, or done again, any more.
  static final String TOO_LATE = " (too late)";

  private final LinkControl links;
  private final Members members;
  private final LinkHistory history = new LinkHistory();

  LinkSteps(LinkControl links, Members members) {
    this.links = links;
    this.members = members;
  }

  /// Sets faults. What changes nothing is no step.
  void set(Map<Link, LinkFaults> after, String caption) {
    links.requireLinks(after.keySet());
    var changed = new LinkedHashMap<Link, LinkFaults>();
    var before = new LinkedHashMap<Link, LinkFaults>();
    after.forEach(
        (link, faults) -> {
          if (!links.faults(link).equals(faults)) {
            changed.put(link, faults);
            before.put(link, links.faults(link));
          }
        });
    if (!changed.isEmpty()) {
      history.add(new LinkStep.FaultsSet(caption, before, changed));
      links.apply(changed);
    }
  }

  /// Cuts these links, whatever else is wrong with them.
  void sever(Set<Link> severed, String caption) {
    set(each(severed, link -> links.faults(link).withSevered(true)), caption);
  }

  /// Takes all faults off these links.
  void heal(Collection<Link> healed, String caption) {
    set(each(healed, link -> LinkFaults.NONE), caption);
  }

  private static Map<Link, LinkFaults> each(
      Collection<Link> links, Function<Link, LinkFaults> faults) {
    return links.stream().collect(Collectors.toMap(link -> link, faults));
  }

  /// Loses a frame that is on its way.
  ///
  /// @return whether it was
  boolean drop(FrameKey key) {
    return step(key, SteppedFrame::takeAway, "Dropped ", LinkStep.FrameDropped::new);
  }

  /// Gives a frame that is on its way a copy.
  ///
  /// @return whether it was
  boolean duplicate(FrameKey key) {
    return step(key, SteppedFrame::putOnItsWay, "Duplicated ", LinkStep.FrameDuplicated::new);
  }

  private boolean step(
      FrameKey key,
      Predicate<SteppedFrame> action,
      String verb,
      BiFunction<String, SteppedFrame, LinkStep> step) {
    var id = new FrameId(key.connection(), key.ordinal(), key.copy());
    for (var member : members.all()) {
      var held = member.transport().held(id);
      if (held.isPresent()) {
        var frame = new SteppedFrame(held.get());
        var isDone = action.test(frame);
        if (isDone) {
          history.add(step.apply(verb + words(held.get(), member.name()), frame));
        }
        return isDone;
      }
    }
    return false;
  }

  /// "delta n1→n2".
  private String words(HeldFrame held, String to) {
    var kind = held.frame().message().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return kind + " " + new Link(members.nameOf(held.frame().sender()), to);
  }

  /// Takes back the last step.
  ///
  /// @return its caption; with [#TOO_LATE] if the world has gone on
  Optional<String> undo() {
    return history
        .undo()
        .map(
            step ->
                switch (step) {
                  case LinkStep.FaultsSet(var caption, var before, _) -> restored(caption, before);
                  case LinkStep.FrameDropped(var caption, var frame) ->
                      said(caption, frame.putOnItsWay());
                  case LinkStep.FrameDuplicated(var caption, var copy) ->
                      said(caption, copy.takeAway());
                });
  }

  /// Does the step again that was taken back last; answers as [#undo] does.
  Optional<String> redo() {
    return history
        .redo()
        .map(
            step ->
                switch (step) {
                  case LinkStep.FaultsSet(var caption, _, var after) -> restored(caption, after);
                  case LinkStep.FrameDropped(var caption, var frame) ->
                      said(caption, frame.takeAway());
                  case LinkStep.FrameDuplicated(var caption, var copy) ->
                      said(caption, copy.putOnItsWay());
                });
  }

  /// Links that are gone meanwhile have no faults.
  private String restored(String caption, Map<Link, LinkFaults> faults) {
    var present = new LinkedHashMap<>(faults);
    present.keySet().retainAll(links.links());
    links.apply(present);
    return caption;
  }

  private static String said(String caption, boolean isDone) {
    return isDone ? caption : caption + TOO_LATE;
  }

  Optional<String> undoable() {
    return history.undoable();
  }

  Optional<String> redoable() {
    return history.redoable();
  }
}
