--liquibase formatted sql

--changeset parley:audit
--comment: names and no foreign keys: an entry outlives whatever it speaks of
CREATE TABLE audit (
    id        BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at        DATETIME(3)   NOT NULL,
    actor     VARCHAR(64)   NULL,
    action    VARCHAR(32)   NOT NULL,
    target    VARCHAR(128)  NULL,
    old_state VARCHAR(4000) NULL,
    new_state VARCHAR(4000) NULL,
    address   VARCHAR(64)   NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX audit_actor ON audit (actor, id);
CREATE INDEX audit_action ON audit (action, id);
CREATE INDEX audit_target ON audit (target, id);
