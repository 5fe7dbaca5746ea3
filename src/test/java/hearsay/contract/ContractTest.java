package hearsay.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
  private static final Supplier<String> NEVER =
      () -> {
        throw new AssertionError("the text was put together although the contract holds");
      };

  @ParameterizedTest
  @MethodSource("brokenContracts")
  void brokenContractNamesItsKindPlaceAndText(String kind, Consumer<String> broken) {
    ThrowingCallable call = () -> broken.accept("fanout is positive");

    assertThatThrownBy(call)
        .isInstanceOf(ContractViolation.class)
        .hasMessageMatching(
            kind + " broken at hearsay\\.contract\\.ContractTest:\\d+: fanout is positive");
  }

  static Stream<Arguments> brokenContracts() {
    return Stream.of(
        broken("Precondition", text -> Contract.require(false, text)),
        broken("Precondition", text -> Contract.require(false, () -> text)),
        broken("Postcondition", text -> Contract.ensure(false, text)),
        broken("Postcondition", text -> Contract.ensure(false, () -> text)),
        broken("Invariant", text -> Contract.invariant(false, text)),
        broken("Invariant", text -> Contract.invariant(false, () -> text)));
  }

  private static Arguments broken(String kind, Consumer<String> contract) {
    return Arguments.of(kind, contract);
  }

  @Test
  void namedLineIsTheLineOfTheCaller() {
    var here = new Throwable().getStackTrace()[0].getLineNumber();
    ThrowingCallable broken = () -> Contract.require(false, "must hold");

    assertThatThrownBy(broken).hasMessageContaining("ContractTest:" + (here + 1) + ":");
  }

  @Test
  void contractThatHoldsIsSilentAndPutsNoTextTogether() {
    assertThatCode(
            () -> {
              Contract.require(true, "plain");
              Contract.ensure(true, "plain");
              Contract.invariant(true, "plain");
              Contract.require(true, NEVER);
              Contract.ensure(true, NEVER);
              Contract.invariant(true, NEVER);
            })
        .doesNotThrowAnyException();
  }
}
