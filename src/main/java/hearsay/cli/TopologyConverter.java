package hearsay.cli;

import hearsay.cluster.Topology;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `mesh` … `random` on the command line.
final class TopologyConverter implements ITypeConverter<Topology> {
  @Override
  public Topology convert(String text) {
    try {
      return Topology.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'" + text + "' is no topology: it is mesh, ring, line, star, grid or random");
    }
  }
}
