package io.mingqu.demo.story;

import io.mingqu.demo.Books;
import io.mingqu.demo.Installation;
import io.mingqu.demo.Report;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the flagship shop's orders lead to: commissions, then shares. */
public final class ShopStories {

    private ShopStories() {
    }

    /** @param books given when everything is to be compared with the oracles */
    public static void tell(Installation installation, @Nullable Supplier<Books> books, Report report) {
        CommissionStory commissions = new CommissionStory(installation);
        SharingStory shares = new SharingStory(installation);
        commissions.tell();
        shares.tell();
        if (books != null) {
            try (Books open = books.get()) {
                commissions.check(open, report);
                shares.check(open, report);
            }
        }
    }
}
