package hearsay.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The URL of a discovery server on the command line: `http://host:port`, and nothing behind it.
final class HttpUrlConverter implements ITypeConverter<URI> {
  private static final int MAX_PORT = 65_535;

  @Override
  public URI convert(String text) {
    try {
      var url = new URI(text);
      if (isServer(url)) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, in the words of this program.
    }
    throw new TypeConversionException(
        "'" + text + "' is no URL of a server: write http://host:port");
  }

  private static boolean isServer(URI url) {
    return "http".equals(url.getScheme())
        && url.getHost() != null
        && url.getPort() != 0
        && url.getPort() <= MAX_PORT
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null
        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
  }
}
