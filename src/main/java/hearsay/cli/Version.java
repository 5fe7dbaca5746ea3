package hearsay.cli;

import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the module.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var descriptor = Version.class.getModule().getDescriptor();
    var number = descriptor == null ? "(not built)" : descriptor.rawVersion().orElse("(not built)");
    return new String[] {"hearsay " + number};
  }
}
