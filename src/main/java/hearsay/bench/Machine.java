package hearsay.bench;

/// Where the figures were taken: they mean nothing without it.
///
/// @param heapMebibytes the most that this process's heap may grow to
record Machine(int cores, String java, String system, long heapMebibytes) {
  static Machine here() {
    var runtime = Runtime.getRuntime();
    return new Machine(
        runtime.availableProcessors(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        "%s %s (%s)"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        runtime.maxMemory() >> 20);
  }

  String line() {
    return "%d cores, %s, %s, heap up to %d MiB".formatted(cores, java, system, heapMebibytes);
  }
}
