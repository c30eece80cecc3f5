--liquibase formatted sql

--changeset parley:conversation
CREATE TABLE conversation (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind       VARCHAR(8)    NOT NULL,
    name       VARCHAR(128)  NULL,
    name_key   VARCHAR(128)  NULL,
    direct_key VARCHAR(41)   NULL,
    topic      VARCHAR(1000) NOT NULL,
    visibility VARCHAR(8)    NOT NULL,
    members    INT           NOT NULL,
    last_no    BIGINT        NOT NULL,
    last_rev   BIGINT        NOT NULL,
    created_at DATETIME(3)   NOT NULL,
    CONSTRAINT conversation_name UNIQUE (name_key),
    CONSTRAINT conversation_direct UNIQUE (direct_key)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset parley:membership
--comment: who has left keeps the row with the role 'left': the leaving is a change that others have to hear of
CREATE TABLE membership (
    conversation_id BIGINT      NOT NULL,
    user_id         BIGINT      NOT NULL,
    role            VARCHAR(9)  NOT NULL,
    read_no         BIGINT      NOT NULL,
    rev             BIGINT      NOT NULL,
    joined_at       DATETIME(3) NOT NULL,
    PRIMARY KEY (conversation_id, user_id),
    CONSTRAINT membership_rev UNIQUE (conversation_id, rev),
    CONSTRAINT membership_conversation FOREIGN KEY (conversation_id) REFERENCES conversation (id),
    CONSTRAINT membership_user FOREIGN KEY (user_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX membership_of_user ON membership (user_id, conversation_id);

--changeset parley:conversation_head
--comment: a conversation's counters, and where each node finds what others have changed (a hint alone, never a cursor). A table of its own, since MySQL 9.7, once it has seen one very large transaction, takes 8 ms to commit a change of a row that foreign keys point to
CREATE TABLE conversation_head (
    conversation_id BIGINT      NOT NULL PRIMARY KEY,
    members         INT         NOT NULL,
    last_no         BIGINT      NOT NULL,
    last_rev        BIGINT      NOT NULL,
    changed_at      DATETIME(3) NOT NULL,
    CONSTRAINT conversation_head_conversation FOREIGN KEY (conversation_id) REFERENCES conversation (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX conversation_head_changed ON conversation_head (changed_at);
INSERT INTO conversation_head (conversation_id, members, last_no, last_rev, changed_at)
SELECT id, members, last_no, last_rev, created_at FROM conversation;
ALTER TABLE conversation DROP COLUMN members;
ALTER TABLE conversation DROP COLUMN last_no;
ALTER TABLE conversation DROP COLUMN last_rev;

--changeset parley:membership_received_no
--comment: user_rev is the user's own revision (user_head) at which this membership last changed for its owner
ALTER TABLE membership ADD COLUMN received_no BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE membership ADD COLUMN user_rev BIGINT DEFAULT 0 NOT NULL;

--changeset parley:room_name
--comment: every name that a room has or once had: it stays the room's own for as long as there is the room
CREATE TABLE room_name (
    name_key        VARCHAR(128) NOT NULL PRIMARY KEY,
    conversation_id BIGINT       NOT NULL,
    CONSTRAINT room_name_conversation FOREIGN KEY (conversation_id) REFERENCES conversation (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO room_name (name_key, conversation_id) SELECT name_key, id FROM conversation WHERE name_key IS NOT NULL;

--changeset parley:conversation_label_rev
--comment: the revision at which name, topic or visibility last changed
ALTER TABLE conversation ADD COLUMN label_rev BIGINT DEFAULT 0 NOT NULL;

--changeset parley:erasure
--comment: rooms that were deleted, which have no head any more, and of which something is left to erase
CREATE TABLE erasure (
    conversation_id BIGINT      NOT NULL PRIMARY KEY,
    begun_at        DATETIME(3) NOT NULL,
    CONSTRAINT erasure_conversation FOREIGN KEY (conversation_id) REFERENCES conversation (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset parley:conversation_group
--comment: a group is found by its members as a direct is, and has up to 16 of them
ALTER TABLE conversation MODIFY COLUMN direct_key VARCHAR(400) NULL;

--changeset parley:membership_muted
--comment: of a conversation that is muted its member is not called
ALTER TABLE membership ADD COLUMN muted BOOLEAN DEFAULT FALSE NOT NULL;
