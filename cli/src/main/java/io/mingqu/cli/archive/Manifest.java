package io.mingqu.cli.archive;

import java.util.List;
import java.util.Map;

/**
 * What an archive holds, so that it can be checked before and after it is used.
 *
 * @param format     the archive's own version
 * @param migrations per schema the migrations applied, as "version checksum"
 * @param partitions partitions to make before loading, by name with their parent and bounds
 * @param sequences  per sequence its last value and whether it was used
 * @param auditHeads the heads of the audit chain kept outside the database; none or one file
 */
public record Manifest(int format, String madeAt, String server, Map<String, List<String>> migrations, List<TablePart> tables, List<Partition> partitions,
        Map<String, SequenceState> sequences, List<FilePart> files, List<FilePart> auditHeads) {

    static final int FORMAT = 1;
    static final String AUDIT_HEADS = "audit-heads.txt";

    /** One table: its columns in the order of the copy, rows, and the SHA-256 of its rows as PostgreSQL text, sorted by key. */
    public record TablePart(String schema, String name, List<String> columns, long rows, String sha256) {
        String fullName() {
            return schema + "." + name;
        }

        String file() {
            return "tables/" + fullName() + ".copy.gz";
        }
    }

    /** A partition that was made as facts arrived. */
    public record Partition(String schema, String name, String parent, String bounds) {
    }

    public record SequenceState(long lastValue, boolean called) {
    }

    /** One stored file, by its path below the files folder. */
    public record FilePart(String path, long bytes, String sha256) {
    }
}
