--liquibase formatted sql

--changeset parley:tally
--comment: how many messages had been posted on the whole server by the end of a day: the difference of two days is what a day brought, and nobody has to count
CREATE TABLE tally (
    posted_on DATE   NOT NULL PRIMARY KEY,
    messages  BIGINT NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
