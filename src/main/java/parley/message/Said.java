package parley.message;

import java.util.List;

/** New messages in a conversation, which can be read from now on. Who listens must neither wait nor fail. */
public record Said(long conversation, List<Message> messages) {}
