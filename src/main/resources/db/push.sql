--liquibase formatted sql

--changeset parley:push_subscription
--comment: one a session, and one session an endpoint, which is too long to be unique itself; the user's number is the session's, for whoever looks for all devices of a user
CREATE TABLE push_subscription (
    session_id    BIGINT        NOT NULL PRIMARY KEY,
    user_id       BIGINT        NOT NULL,
    endpoint      VARCHAR(1000) NOT NULL,
    endpoint_hash VARCHAR(43)   NOT NULL,
    contact       VARCHAR(255)  NOT NULL,
    created_at    DATETIME(3)   NOT NULL,
    CONSTRAINT push_subscription_endpoint UNIQUE (endpoint_hash),
    CONSTRAINT push_subscription_session FOREIGN KEY (session_id) REFERENCES session (id),
    CONSTRAINT push_subscription_user FOREIGN KEY (user_id) REFERENCES user (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX push_subscription_of_user ON push_subscription (user_id, created_at);
