package hearsay.protocol;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns one connection's bytes into frames, however they are cut. Frames that lie whole in the
/// bytes fed are read in place; only the last, unfinished one is kept. What is kept grows with the
/// bytes that came, not with the length that a peer announced, and never beyond one frame.
///
/// Not thread-safe.
public final class FrameDecoder {
  /// A buffer above this is dropped when its frame is complete: one large page must not cost a
  /// connection its bytes for ever.
  private static final int KEPT_BUFFER_BYTES = 4_096;

  private static final int FIRST_BUFFER_BYTES = 64;

  private final FrameHeader header = new FrameHeader();

  /// The unfinished frame: its first `pendingSize` bytes.
  private byte[] pending = {};

  private int pendingSize;

  /// With how many bytes the unfinished frame can be looked at again; at most its length.
  private int needed;

  private int frameBytes;

  private @Nullable MalformedFrameException failure;

  /// Takes `length` bytes of `bytes` from `offset` and hands on every frame completed by them, in
  /// order. The bytes are not kept, and `frames` must not throw.
  ///
  /// @throws MalformedFrameException at the first broken rule, after the frames before it were
  ///   handed on; the decoder then takes no more bytes and throws the same exception again
  public void feed(byte[] bytes, int offset, int length, Consumer<Frame> frames) {
    if (failure != null) {
      throw failure;
    }
    try {
      int end = offset + length;
      int next = finishPending(bytes, offset, end, frames);
      while (next < end) {
        int available = end - next;
        needed = header.read(bytes, next, available);
        if (needed > available) {
          keep(bytes, next, available);
          return;
        }
        frameBytes = needed;
        frames.accept(header.frame(bytes, next, needed));
        next += needed;
      }
    } catch (MalformedFrameException e) {
      failure = e;
      pending = new byte[0];
      pendingSize = 0;
      throw e;
    }
  }

  /// Whether a frame has begun and is not complete. False once a rule was broken.
  public boolean isInsideFrame() {
    return pendingSize > 0;
  }

  /// How many bytes the frame took that was handed on last, or is being handed on.
  public int frameBytes() {
    return frameBytes;
  }

  /// How much memory is held for an unfinished frame.
  public int bufferBytes() {
    return pending.length;
  }

  /// Adds bytes to the unfinished frame until it is complete; answers the offset of the first byte
  /// that is not its own.
  private int finishPending(byte[] bytes, int offset, int end, Consumer<Frame> frames) {
    int next = offset;
    while (pendingSize > 0) {
      int taken = Math.min(needed - pendingSize, end - next);
      keep(bytes, next, taken);
      next += taken;
      if (pendingSize < needed) {
        return next;
      }
      needed = header.read(pending, 0, pendingSize);
      if (needed == pendingSize) {
        var frame = header.frame(pending, 0, pendingSize);
        frameBytes = pendingSize;
        clearPending();
        frames.accept(frame);
      }
    }
    return next;
  }

  private void keep(byte[] bytes, int offset, int length) {
    int size = pendingSize + length;
    if (size > pending.length) {
      int roomy = Math.max(FIRST_BUFFER_BYTES, 2 * pending.length);
      pending = Arrays.copyOf(pending, Math.max(size, roomy));
    }
    System.arraycopy(bytes, offset, pending, pendingSize, length);
    pendingSize = size;
  }

  private void clearPending() {
    pendingSize = 0;
    if (pending.length > KEPT_BUFFER_BYTES) {
      pending = new byte[0];
    }
  }
}
