package hearsay.journal;

import org.jspecify.annotations.Nullable;

/// Keeps what was concluded from one snapshot, so that many may ask. Two threads that ask at once
/// may both work it out; they get the same, as it depends on the snapshot alone. All are equal:
/// they add nothing to what the snapshot says.
final class Judgement {
  private volatile @Nullable Verdict verdict;
  private volatile @Nullable Explanation explanation;

  Verdict verdict(ClusterSnapshot snapshot) {
    var known = verdict;
    if (known == null) {
      known = Verdict.of(snapshot);
      verdict = known;
    }
    return known;
  }

  Explanation explanation(ClusterSnapshot snapshot) {
    var known = explanation;
    if (known == null) {
      known = Explanation.of(snapshot);
      explanation = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Judgement;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "…";
  }

  /// Stands for it in files, which keep no conclusions.
  record Saved() {
    Judgement restored() {
      return new Judgement();
    }
  }

  Saved saved() {
    return new Saved();
  }
}
