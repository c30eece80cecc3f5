--liquibase formatted sql

--changeset parley:attachment
--comment: there is a row before there are bytes, and until they are gone: no bytes without one. No foreign key to the message, since messages are the one table whose every write counts
CREATE TABLE attachment (
    id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    owner_id        BIGINT       NOT NULL,
    state           VARCHAR(6)   NOT NULL,
    file_key        VARCHAR(32)  NOT NULL,
    name            VARCHAR(255) NOT NULL,
    type            VARCHAR(100) NOT NULL,
    size            BIGINT       NOT NULL,
    width           INT          NULL,
    height          INT          NULL,
    thumbnail_type  VARCHAR(20)  NULL,
    thumbnail_size  INT          NULL,
    conversation_id BIGINT       NULL,
    message_no      BIGINT       NULL,
    place           INT          NOT NULL,
    created_at      DATETIME(3)  NOT NULL,
    CONSTRAINT attachment_owner FOREIGN KEY (owner_id) REFERENCES user (id),
    CONSTRAINT attachment_conversation FOREIGN KEY (conversation_id) REFERENCES conversation (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX attachment_of_owner ON attachment (owner_id, state, size);
CREATE INDEX attachment_of_message ON attachment (conversation_id, message_no, place);

--changeset parley:attachment_name
--comment: 255 characters, of which H2 counts some twice
ALTER TABLE attachment MODIFY COLUMN name VARCHAR(510) NOT NULL;
