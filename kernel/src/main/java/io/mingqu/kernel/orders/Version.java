package io.mingqu.kernel.orders;

/**
 * Which of two messages about the same thing speaks later: the source's own update time; where that does not separate them, the one that is
 * further along; where even that is equal, the larger content digest, so that everybody decides the same way. A total order makes merging
 * independent of arrival.
 */
public record Version(long updatedAtEpochMilli, int progress, long digest) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
        int byTime = Long.compare(updatedAtEpochMilli, other.updatedAtEpochMilli);
        if (byTime != 0) {
            return byTime;
        }
        int byProgress = Integer.compare(progress, other.progress);
        return byProgress != 0 ? byProgress : Long.compare(digest, other.digest);
    }
}
