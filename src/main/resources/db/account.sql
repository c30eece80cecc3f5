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
