--liquibase formatted sql

--property name:body.type value:VARCHAR(20000) dbms:h2
--property name:body.type value:TEXT

--changeset parley:message
--comment: H2 counts UTF-16 units in a VARCHAR and stores longer CLOBs apart from the row; MySQL's TEXT does neither
CREATE TABLE message (
    conversation_id BIGINT       NOT NULL,
    no              BIGINT       NOT NULL,
    rev             BIGINT       NOT NULL,
    author_id       BIGINT       NOT NULL,
    body            ${body.type} NOT NULL,
    reply_to        BIGINT       NULL,
    idempotency_key VARCHAR(64)  NULL,
    digest          VARCHAR(43)  NULL,
    created_at      DATETIME(3)  NOT NULL,
    edited_at       DATETIME(3)  NULL,
    deleted         BOOLEAN      NOT NULL,
    PRIMARY KEY (conversation_id, no),
    CONSTRAINT message_rev UNIQUE (conversation_id, rev),
    CONSTRAINT message_idempotency_key UNIQUE (conversation_id, author_id, idempotency_key),
    CONSTRAINT message_conversation FOREIGN KEY (conversation_id) REFERENCES conversation (id),
    CONSTRAINT message_author FOREIGN KEY (author_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset parley:message_key_first
--comment: a batch looks for many keys at once: one probe a key, and no index that tempts a planner to read all of an author's messages
ALTER TABLE message ADD CONSTRAINT message_key UNIQUE (conversation_id, idempotency_key, author_id);
ALTER TABLE message DROP CONSTRAINT message_idempotency_key;

--changeset parley:message_attachments
--comment: how many it has, so that a page of messages without any asks for none
ALTER TABLE message ADD COLUMN attachments INT DEFAULT 0 NOT NULL;

--changeset parley:reaction
--comment: ordered by the revision at which each was given; the message counts them, so that a page of messages without any asks for none
CREATE TABLE reaction (
    conversation_id BIGINT      NOT NULL,
    message_no      BIGINT      NOT NULL,
    emoji           VARCHAR(64) NOT NULL,
    user_id         BIGINT      NOT NULL,
    rev             BIGINT      NOT NULL,
    PRIMARY KEY (conversation_id, message_no, emoji, user_id),
    CONSTRAINT reaction_message FOREIGN KEY (conversation_id, message_no) REFERENCES message (conversation_id, no),
    CONSTRAINT reaction_user FOREIGN KEY (user_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset parley:message_reactions
ALTER TABLE message ADD COLUMN reactions INT DEFAULT 0 NOT NULL;

--changeset parley:message_of_author dbms:h2
--comment: what someone has said, in order; the index that MySQL has for the author's foreign key ends with the primary key anyway
CREATE INDEX message_of_author ON message (author_id, conversation_id, no);
