package parley.bell;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The row that tells which epoch it is. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Epochs extends GenericRepository<Epochs.Row, Integer> {
    /** There is one. */
    @MappedEntity("epoch")
    record Row(@Id int id, int number) {}

    @Query("SELECT number FROM epoch WHERE id = 1")
    int current();

    @Query("UPDATE epoch SET number = :number WHERE id = 1 AND number = :last")
    void follow(int number, int last);
}
