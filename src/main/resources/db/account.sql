--liquibase formatted sql

--changeset parley:user
CREATE TABLE user (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    username      VARCHAR(64)   NOT NULL,
    display_name  VARCHAR(128)  NOT NULL,
    bio           VARCHAR(1000) NOT NULL,
    role          VARCHAR(8)    NOT NULL,
    password_hash VARCHAR(160)  NOT NULL,
    disabled      BOOLEAN       NOT NULL,
    created_at    DATETIME(3)   NOT NULL,
    CONSTRAINT user_username UNIQUE (username)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset parley:first_admin
--comment: one row at most, so that two people with the first start's link cannot both become the first admin
CREATE TABLE first_admin (
    id      INT    NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL,
    CONSTRAINT first_admin_user FOREIGN KEY (user_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset parley:session
CREATE TABLE session (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id    BIGINT       NOT NULL,
    user_agent VARCHAR(200) NOT NULL,
    created_at DATETIME(3)  NOT NULL,
    used_at    DATETIME(3)  NOT NULL,
    ended_at   DATETIME(3)  NULL,
    CONSTRAINT session_owner FOREIGN KEY (user_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX session_of_user ON session (user_id, id);

--changeset parley:refresh_token
CREATE TABLE refresh_token (
    hash       VARCHAR(43) NOT NULL PRIMARY KEY,
    session_id BIGINT      NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    used_at    DATETIME(3) NULL,
    CONSTRAINT refresh_token_session FOREIGN KEY (session_id) REFERENCES session (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX refresh_token_expiry ON refresh_token (expires_at);

--changeset parley:user_head
--comment: counts the changes of what is a user's own; account_rev those of sessions and profile alone. A table of its own, since every message of theirs takes a lock on the user's row
CREATE TABLE user_head (
    user_id     BIGINT      NOT NULL PRIMARY KEY,
    rev         BIGINT      NOT NULL,
    account_rev BIGINT      NOT NULL,
    changed_at  DATETIME(3) NOT NULL,
    CONSTRAINT user_head_user FOREIGN KEY (user_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX user_head_changed ON user_head (changed_at);
INSERT INTO user_head (user_id, rev, account_rev, changed_at) SELECT id, 0, 0, created_at FROM user;

--changeset parley:presence
--comment: since when a user is here, null once they left, and when they were last seen
CREATE TABLE presence (
    user_id BIGINT      NOT NULL PRIMARY KEY,
    since   DATETIME(3) NULL,
    seen_at DATETIME(3) NOT NULL,
    CONSTRAINT presence_user FOREIGN KEY (user_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX presence_seen ON presence (seen_at);

--changeset parley:user_read_receipts
ALTER TABLE user ADD COLUMN read_receipts BOOLEAN DEFAULT TRUE NOT NULL;

--changeset parley:user_deleted_at
--comment: who was deleted keeps the row, so that the name is never given to anyone else
ALTER TABLE user ADD COLUMN deleted_at DATETIME(3) NULL;

--changeset parley:first_admin_turn
--comment: whoever takes an admin away writes this row first, so that of two at once, on whichever servers, one comes after the other
ALTER TABLE first_admin ADD COLUMN turn BIGINT DEFAULT 0 NOT NULL;

--changeset parley:password_link
--comment: one for a user at most; only the token's hash is here
CREATE TABLE password_link (
    user_id    BIGINT      NOT NULL PRIMARY KEY,
    hash       VARCHAR(43) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    CONSTRAINT password_link_hash UNIQUE (hash),
    CONSTRAINT password_link_user FOREIGN KEY (user_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset parley:avatar
--comment: the picture beside the user's other columns is the number of the one that holds now; small, so that a backup of the database has them
CREATE TABLE avatar (
    id      VARCHAR(32) NOT NULL PRIMARY KEY,
    user_id BIGINT      NOT NULL,
    type    VARCHAR(20) NOT NULL,
    bytes   MEDIUMBLOB  NOT NULL,
    CONSTRAINT avatar_user_id UNIQUE (user_id),
    CONSTRAINT avatar_user FOREIGN KEY (user_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE user ADD COLUMN avatar VARCHAR(32) NULL;
