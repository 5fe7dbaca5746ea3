package hearsay.contract;

import java.util.function.Supplier;

/// Checks that are always on. Give the plain text where it is a constant, and a supplier where it
/// has to be put together, so that a contract that holds costs a comparison.
///
/// All methods may be called from any thread and throw [ContractViolation] when the condition is
/// false.
public final class Contract {
  private static final StackWalker STACK = StackWalker.getInstance();

  private Contract() {}

  /// A precondition: what the caller owes.
  public static void require(boolean condition, String text) {
    if (!condition) {
      throw violation("Precondition", text);
    }
  }

  /// A precondition whose text is put together only when it is broken.
  public static void require(boolean condition, Supplier<String> text) {
    if (!condition) {
      throw violation("Precondition", text.get());
    }
  }

  /// A postcondition: what the method promises.
  public static void ensure(boolean condition, String text) {
    if (!condition) {
      throw violation("Postcondition", text);
    }
  }

  /// A postcondition whose text is put together only when it is broken.
  public static void ensure(boolean condition, Supplier<String> text) {
    if (!condition) {
      throw violation("Postcondition", text.get());
    }
  }

  /// An invariant: what always holds between two steps.
  public static void invariant(boolean condition, String text) {
    if (!condition) {
      throw violation("Invariant", text);
    }
  }

  /// An invariant whose text is put together only when it is broken.
  public static void invariant(boolean condition, Supplier<String> text) {
    if (!condition) {
      throw violation("Invariant", text.get());
    }
  }

  private static ContractViolation violation(String kind, String text) {
    return new ContractViolation("%s broken at %s: %s".formatted(kind, callSite(), text));
  }

  private static String callSite() {
    return STACK.walk(
        frames ->
            frames
                .dropWhile(frame -> frame.getClassName().equals(Contract.class.getName()))
                .findFirst()
                .map(frame -> frame.getClassName() + ":" + frame.getLineNumber())
                .orElse("an unknown place"));
  }
}
