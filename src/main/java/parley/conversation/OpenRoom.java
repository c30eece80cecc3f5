package parley.conversation;

import io.micronaut.core.annotation.Introspected;

/** A public room where anybody may read. */
@Introspected
public record OpenRoom(long id, int members, long lastNo, long lastRev) implements Readable {}
