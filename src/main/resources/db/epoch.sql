--liquibase formatted sql

--changeset parley:epoch
--comment: one row; 0 until the first server has started
CREATE TABLE epoch (
    id     INT NOT NULL PRIMARY KEY,
    number INT NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset parley:epoch_row
INSERT INTO epoch (id, number) VALUES (1, 0);
