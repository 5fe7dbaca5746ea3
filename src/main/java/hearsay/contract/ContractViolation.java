package hearsay.contract;

/// A broken contract: a bug in this program, not a fault of its surroundings. Its message names
/// what was broken, the class and line that stated it, and the text given there.
public final class ContractViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContractViolation(String message) {
    super(message);
  }
}
