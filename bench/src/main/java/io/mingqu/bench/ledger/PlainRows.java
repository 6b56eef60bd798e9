package io.mingqu.bench.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The yardstick in the same PostgreSQL: rows inserted one by one as pgbench does, and one row that all want to change. */
final class PlainRows {
    private final String url;
    private final String password;

    PlainRows(String url, String password) throws SQLException {
        this.url = url;
        this.password = password;
        try (Connection connection = open(); Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE public.bench_history (tid int, bid int, aid int, delta bigint, mtime timestamptz, filler char(22))");
            sql.execute("CREATE TABLE public.bench_balance (id int PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0))");
            sql.execute("INSERT INTO public.bench_balance VALUES (1, 1000000000000)");
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url, "mingqu_owner", password);
    }

    /** A row and its commit. */
    Timings.Piece inserts() {
        try {
            Connection connection = open();
            PreparedStatement insert = connection.prepareStatement("INSERT INTO public.bench_history VALUES (?, 1, ?, ?, now(), 'x')");
            return new Timings.Piece() {
                @Override
                public void run(int i) throws SQLException {
                    insert.setInt(1, i % 10);
                    insert.setInt(2, i);
                    insert.setLong(3, i);
                    insert.executeUpdate();
                }

                @Override
                public void close() throws SQLException {
                    connection.close();
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One guarded row that every transaction changes before it writes its own row: the queue of locks. */
    Timings.Piece hotRow() {
        try {
            Connection connection = open();
            connection.setAutoCommit(false);
            PreparedStatement take = connection.prepareStatement("UPDATE public.bench_balance SET balance = balance - 1 WHERE id = 1 AND balance >= 1");
            PreparedStatement insert = connection.prepareStatement("INSERT INTO public.bench_history VALUES (1, 1, ?, ?, now(), 'x')");
            return new Timings.Piece() {
                @Override
                public void run(int i) throws SQLException {
                    take.executeUpdate();
                    insert.setInt(1, i);
                    insert.setLong(2, i);
                    insert.executeUpdate();
                    connection.commit();
                }

                @Override
                public void close() throws SQLException {
                    connection.close();
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
