package io.mingqu.kernel.incentive;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything a settlement depends on.
 *
 * @param through lines of a later business date, or that count on a later day, are left out (a partial settlement);
 *                {@link LocalDate#MAX} for none
 */
public record Settlement(
        List<LineBatch> lines, List<ScopedProgramme> programmes,
        List<Opening> openings, List<Reference> references, LocalDate through, List<Score> scores, List<Penalty> penalties) {
    public Settlement {
        lines = List.copyOf(lines);
        programmes = List.copyOf(programmes);
        openings = List.copyOf(openings);
        references = List.copyOf(references);
        scores = List.copyOf(scores);
        penalties = List.copyOf(penalties);
    }

    public Settlement(List<LineBatch> lines, List<ScopedProgramme> programmes, List<Opening> openings, List<Reference> references,
            LocalDate through) {
        this(lines, programmes, openings, references, through, List.of(), List.of());
    }

    public static Settlement of(List<LineBatch> lines, List<ScopedProgramme> programmes) {
        return new Settlement(lines, programmes, List.of(), List.of(), LocalDate.MAX);
    }

    public Settlement through(LocalDate day) {
        return new Settlement(lines, programmes, openings, references, day, scores, penalties);
    }

    public Settlement withLines(List<LineBatch> others) {
        return new Settlement(others, programmes, openings, references, through, scores, penalties);
    }

    public Settlement withScores(List<Score> someScores, List<Penalty> somePenalties) {
        return new Settlement(lines, programmes, openings, references, through, someScores, somePenalties);
    }
}
