package io.mingqu.demo.brand;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The harmless dirt of real exports: trailing spaces, dates in three styles, thousands separators, full-width digits. An importer takes it in its stride. */
final class Dirt {

    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("yyyy/M/d");
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Seeded seeded;

    Dirt(long seed, String file) {
        this.seeded = Seeded.of(seed, "dirt " + file);
    }

    boolean chance(int perThousand) {
        return seeded.chance(perThousand);
    }

    String code(String code) {
        int draw = seeded.below(100);
        return draw < 94 ? code : draw < 97 ? code + " " : draw < 99 ? code + "\u3000" : code + "   ";
    }

    String date(LocalDate day) {
        int draw = seeded.below(100);
        return draw < 70 ? day.toString() : draw < 90 ? day.format(SLASHES) : day.format(CHINESE);
    }

    String amount(long fen) {
        int draw = seeded.below(100);
        return draw < 55 ? Amounts.grouped(fen) : draw < 97 ? Amounts.plain(fen) : fen < 0 ? Amounts.grouped(fen) : Amounts.fullWidth(Amounts.grouped(fen));
    }

    String quantity(int quantity) {
        return seeded.chance(30) ? Amounts.fullWidth(Integer.toString(quantity)) : Integer.toString(quantity);
    }
}
