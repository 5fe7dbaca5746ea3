package hearsay.runtime;

import hearsay.crdt.CounterState;
import hearsay.node.Event;
import java.util.List;

/// Operations that are being counted, and how their users are answered. Used by the loop only.
sealed interface Turn {
  /// The event whose outcome is awaited.
  Event.Operate event();

  /// Takes the outcome of [#event], and answers the users if it was the last.
  ///
  /// @return whether another event is to come
  boolean take(Outcome outcome);

  /// Answers the users: the node broke.
  void fail(Throwable cause);

  /// The PN rule: any number of operations are one event, and get one answer.
  ///
  /// @param event the sum of the operations
  record Batch(List<Operation> operations, Event.Operate event) implements Turn {
    @Override
    public boolean take(Outcome outcome) {
      operations.forEach(operation -> operation.answer().complete(outcome));
      return false;
    }

    @Override
    public void fail(Throwable cause) {
      operations.forEach(operation -> operation.answer().completeExceptionally(cause));
    }
  }

  /// The Part 0 rule: each single increment and decrement is an event, until one is not applied.
  final class Series implements Turn {
    private final Operation operation;
    private long done;

    Series(Operation operation) {
      this.operation = operation;
    }

    @Override
    public Event.Operate event() {
      return done < operation.increments() ? new Event.Operate(1, 0) : new Event.Operate(0, 1);
    }

    @Override
    public boolean take(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Acknowledged(CounterState _) -> {
          done++;
          yield done < operation.increments() + operation.decrements() || answer(outcome);
        }
        case Outcome.Refused(var reason) -> answer(new Outcome.Refused(soFar(reason)));
        case Outcome.Unknown(var reason) -> answer(new Outcome.Unknown(soFar(reason)));
      };
    }

    /// Always false: nothing is to come.
    private boolean answer(Outcome outcome) {
      operation.answer().complete(outcome);
      return false;
    }

    private String soFar(String reason) {
      return done == 0 ? reason : "%s (%d applied before)".formatted(reason, done);
    }

    @Override
    public void fail(Throwable cause) {
      operation.answer().completeExceptionally(cause);
    }
  }
}
