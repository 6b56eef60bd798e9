package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.files.Files;
import io.mingqu.foundation.files.StoredFile;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.fund.Activity.Stage;
import io.mingqu.kernel.fund.PhotoFacts;
import io.mingqu.kernel.fund.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 执行取证: photos and documents brought while an activity runs. What the camera wrote into a photo counts before what the phone or a person says, and it is
 * noted who said it.
 */
@Component
@Transactional
class Evidencing {
  private static final Set<Stage> OPEN = Set.of(Stage.APPROVED, Stage.NOTICED, Stage.CLAIM_RETURNED);
  private static final int FILES_MAX = 500;
  private static final long BYTES_MAX = 20L << 20;

  /** What the sender says; the file may know better. */
  record Said(Optional<Place> place, Optional<LocalDateTime> takenAt) {
    static final Said NOTHING = new Said(Optional.empty(), Optional.empty());
  }

  record Stored(String activityId, String name, String evidenceId) {}

  private final ActivityStore activities;
  private final EvidenceStore store;
  private final Files files;
  private final Audit audit;

  Evidencing(ActivityStore activities, EvidenceStore store, Files files, Audit audit) {
    this.activities = activities;
    this.store = store;
    this.files = files;
    this.audit = audit;
  }

  long add(long activityId, String name, InputStream content, Said said) {
    ActivityRow activity = open(activities.byId(activityId).orElseThrow(() -> Problem.notFound("fund-activity", Long.toString(activityId))));
    long id = put(activity, name, content, said);
    audit.record("fund.evidence-added", "fund-activity", Long.toString(activityId), Map.of("evidence", id, "name", name));
    return id;
  }

  /** Many at once: a zip whose entries are called {@code <activity>/<file name>}. */
  List<Stored> addZip(InputStream zip) {
    List<Stored> stored = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(zip)) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        int slash = entry.getName().indexOf('/');
        if (entry.isDirectory()) {
          continue;
        }
        if (slash <= 0 || !entry.getName().substring(0, slash).matches("(FA)?[0-9]{1,18}") || stored.size() == FILES_MAX) {
          throw Problem.of("fund.bad-zip", 422, Map.of("entry", entry.getName(), "max", FILES_MAX));
        }
        long id = Long.parseLong(entry.getName().substring(0, slash).replace("FA", ""));
        ActivityRow activity = open(activities.byId(id).orElseThrow(() -> Problem.notFound("fund-activity", Long.toString(id))));
        String name = entry.getName().substring(slash + 1);
        stored.add(new Stored(Long.toString(id), name, Long.toString(put(activity, name, new Unclosed(in), Said.NOTHING))));
      }
    } catch (ZipException broken) {
      throw Problem.of("fund.bad-zip", 422, Map.of("entry", String.valueOf(broken.getMessage()), "max", FILES_MAX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (stored.isEmpty()) {
      throw Problem.of("fund.bad-zip", 422, Map.of("entry", "", "max", FILES_MAX));
    }
    audit.record("fund.evidence-added", "fund-activity", stored.getFirst().activityId(), Map.of("files", stored.size()));
    return stored;
  }

  private static ActivityRow open(ActivityRow activity) {
    if (!OPEN.contains(activity.state().stage())) {
      throw Problem.of("fund.act-not-possible", 409, Map.of("act", "Evidence", "stage", activity.state().stage()));
    }
    return activity;
  }

  private long put(ActivityRow activity, String name, InputStream content, Said said) {
    StoredFile file = files.store(name, "evidence", activity.partnerId(), content);
    if (file.bytes() > BYTES_MAX) {
      throw Problem.of("fund.file-too-large", 422, Map.of("name", name, "megabytesMax", BYTES_MAX >> 20));
    }
    if (!file.mediaType().equals("image/jpeg") && !file.mediaType().equals("image/png")) {
      return store.add(activity, "DOCUMENT", file.id(), file.name(), Optional.empty(), Optional.empty(), "NOBODY");
    }
    PhotoFacts facts = facts(file);
    boolean camera = facts.takenAt().isPresent() || facts.place().isPresent();
    Optional<Place> place = facts.place().or(said::place);
    Optional<LocalDateTime> takenAt = facts.takenAt().or(said::takenAt);
    long id = store.add(activity, "PHOTO", file.id(), file.name(), place, takenAt,
        camera ? "CAMERA" : place.isPresent() || takenAt.isPresent() ? "PERSON" : "NOBODY");
    store.addPrints(id, activity.partnerId(), Pictures.prints(files.path(file), file.name()));
    return id;
  }

  private PhotoFacts facts(StoredFile file) {
    try (InputStream in = java.nio.file.Files.newInputStream(files.path(file))) {
      return PhotoFacts.of(in.readNBytes(1 << 16));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An entry's bytes: closing them leaves the zip open. */
  private static final class Unclosed extends java.io.FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // the zip goes on
    }
  }
}
