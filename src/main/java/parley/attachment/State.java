package parley.attachment;

/** How far an attachment is. */
enum State {
    /** Its bytes are being stored. */
    COMING,
    /** Its bytes are there. */
    READY,
    /** Nobody can reach it any more, and its bytes are being deleted. */
    GOING
}
