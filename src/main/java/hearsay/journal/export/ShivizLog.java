package hearsay.journal.export;

import hearsay.journal.JournalEvent;
import hearsay.journal.trace.EventWords;
import hearsay.journal.trace.VectorClocks;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A log for ShiViz (Beschastnikh et al., "Visualizing distributed system executions", 2020), in
/// the form that it takes files in: its first line is the expression that its parser uses by
/// default, its second one says that there is one execution, and then there are two lines for each
/// event, what happened and whose it is with its vector clock.
///
/// A node's events are what it sends, what it handles, what it counts, its starts and its crashes;
/// a node that comes back is the same host. What nobody's process does (a cut, a loss, a pause) is
/// left out. In a window, the clocks begin with the window: what a frame brings that was sent
/// before it is not known.
final class ShivizLog {
  /// ShiViz's default parser expression.
  static final String EXPRESSION = "(?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})";

  private static final JsonFactory JSON = new JsonFactory();

  /// What ends a line for somebody.
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]+");

  /// What ShiViz's parser takes for white space.
  private static final Pattern SPACES = Pattern.compile("[\\p{Cntrl}\\p{Z}\\x{85}\\x{FEFF}]+");

  private final VectorClocks clocks = new VectorClocks();
  private final Map<String, String> hosts = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private ShivizLog() {}

  static void write(Window window, Appendable out) throws IOException {
    var log = new ShivizLog();
    out.append(EXPRESSION).append("\n\n");
    window.forEach(
        entry -> {
          if (isOfANode(entry.event())) {
            var stamped = log.clocks.take(entry);
            if (stamped.isPresent()) {
              out.append(log.text(stamped.get()));
            }
          }
        });
  }

  private static boolean isOfANode(JournalEvent event) {
    return switch (event) {
      case JournalEvent.NodeStarted _,
          JournalEvent.NodeCrashed _,
          JournalEvent.NodeRemoved _,
          JournalEvent.OperationsApplied _,
          JournalEvent.OperationsRefused _,
          JournalEvent.OperationsInDoubt _,
          JournalEvent.ActorRenewed _,
          JournalEvent.FrameSent _,
          JournalEvent.FrameDelivered _ ->
          true;
      default -> false;
    };
  }

  private String text(VectorClocks.Stamped stamped) {
    return words(stamped.entry().event())
        + '\n'
        + host(stamped.host())
        + ' '
        + clock(stamped.clock())
        + '\n';
  }

  /// On one line, and nothing in it that looks like a clock: the parser would take it for one.
  private static String words(JournalEvent event) {
    return BREAKS
        .matcher(EventWords.line(event))
        .replaceAll(" ")
        .replace('{', '(')
        .replace('}', ')');
  }

  private String clock(Map<String, Long> clock) {
    var byHost = new TreeMap<String, Long>();
    clock.forEach((node, count) -> byHost.put(host(node), count));
    var text = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      byHost.forEach(
          (host, count) -> {
            json.writeName(host);
            json.writeNumber(count);
          });
      json.writeEndObject();
    }
    return text.toString();
  }

  /// A name without white space, and no other node's.
  private String host(String node) {
    return hosts.computeIfAbsent(
        node,
        name -> {
          var plain = SPACES.matcher(name).replaceAll("_");
          var host = plain;
          for (int copy = 2; !taken.add(host); copy++) {
            host = plain + "_" + copy;
          }
          return host;
        });
  }
}
