package hearsay.journal;

import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/// The discovery server as the nodes' exchanges with it tell.
///
/// @param url where it listens
/// @param isEmbedded whether it runs in this process and can be stopped here
/// @param isRunning false only for an embedded server that was stopped
/// @param note what a person should know about it; empty if nothing
/// @param contacts the last exchange of each node of this process with it; of a crashed node, that
///   its registration lapses; of a removed node nothing
/// @param listed the foreign nodes on its list, as the nodes of this process were told last
public record DiscoverySnapshot(
    String url,
    boolean isEmbedded,
    boolean isRunning,
    String note,
    PMap<String, Contact> contacts,
    PSet<String> listed) {

  /// With an empty list.
  public DiscoverySnapshot(
      String url,
      boolean isEmbedded,
      boolean isRunning,
      String note,
      PMap<String, Contact> contacts) {
    this(url, isEmbedded, isRunning, note, contacts, HashTreePSet.empty());
  }

  /// How many nodes of the picture it knows.
  public int registered() {
    return registeredNodes().size();
  }

  /// The nodes of the picture that it knows, foreign ones too.
  public Set<String> registeredNodes() {
    var own = contacts.keySet().stream().filter(this::isRegistered);
    return Stream.concat(own, listed.stream()).collect(Collectors.toUnmodifiableSet());
  }

  private boolean isRegistered(String own) {
    var contact = contacts.get(own);
    return contact != null && contact.isRegistered();
  }

  DiscoverySnapshot withRunning(boolean runs) {
    return new DiscoverySnapshot(url, isEmbedded, runs, note, contacts, listed);
  }

  DiscoverySnapshot withContact(String node, Contact contact) {
    return withContacts(contacts.plus(node, contact));
  }

  DiscoverySnapshot withContacts(PMap<String, Contact> changed) {
    return new DiscoverySnapshot(url, isEmbedded, isRunning, note, changed, listed);
  }

  DiscoverySnapshot withListed(PSet<String> names) {
    return new DiscoverySnapshot(url, isEmbedded, isRunning, note, contacts, names);
  }

  /// The server knows nobody any more.
  DiscoverySnapshot forgotten() {
    var unknown = new HashMap<String, Contact>();
    contacts.forEach((node, contact) -> unknown.put(node, contact.unregistered()));
    return withContacts(HashTreePMap.from(unknown)).withListed(HashTreePSet.empty());
  }

  /// A node's last exchange with the server.
  ///
  /// @param atNanos cluster time of it
  /// @param isRegistered whether the server knows the node, as far as the node can tell
  public record Contact(
      JournalEvent.Errand errand, boolean isOk, String detail, long atNanos, boolean isRegistered) {
    Contact unregistered() {
      return new Contact(errand, isOk, detail, atNanos, false);
    }
  }
}
