package parley.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The picture that someone shows of themselves. A new one gets a new name, so that what has this name never changes. */
@MappedEntity("avatar")
record Avatar(@Id String id, long userId, String type, byte[] bytes) {}
