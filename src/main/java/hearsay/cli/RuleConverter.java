package hearsay.cli;

import hearsay.crdt.CounterRule;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `pn` and `part0` on the command line.
final class RuleConverter implements ITypeConverter<CounterRule> {
  @Override
  public CounterRule convert(String text) {
    return switch (text) {
      case "pn" -> CounterRule.PN;
      case "part0" -> CounterRule.PART0;
      default -> throw new TypeConversionException("'" + text + "' is no rule: it is pn or part0");
    };
  }
}
