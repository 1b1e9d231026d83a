package org.bunpil.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Access;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;

/** Random snapshots from a seed. */
public final class RandomSnapshots {
    private final RandomValues randomValues;

    public RandomSnapshots(RandomValues randomValues) {
        this.randomValues = randomValues;
    }

    /** @param max of each: pages, people, elements, trash */
    public Snapshot snapshot(int max) {
        List<Page> pages = new ArrayList<>();
        pages.add(page(Page.FIRST));
        for (int i = randomValues.below(max); i > 0; i--) pages.add(page(randomValues.id()));
        List<Person> people = new ArrayList<>();
        for (int c = 1; c <= randomValues.below(max) + 1; c++) people.add(person(c));
        return new Snapshot(
                randomValues.integer(0, Limits.INTEGER - 1),
                randomValues.line(Limits.TITLE_UNITS),
                randomValues.inc(),
                randomValues.flag() ? null : randomValues.line(Limits.USER_UNITS),
                randomValues.number(1, Integer.MAX_VALUE),
                randomValues.integer(0, Limits.INTEGER - 1),
                randomValues.integer(0, Limits.INTEGER - 1),
                randomValues.integer(0, Limits.INTEGER - 1),
                pages,
                people,
                new Access(
                        randomValues.one(WriteMode.values()),
                        randomValues.flag(),
                        randomValues.flag(),
                        randomValues.one(ChangeMode.values()),
                        randomValues.one(PageMode.values())),
                elements(pages, max),
                trash(pages, max));
    }

    /** Page by page, lowest first. */
    private List<Element> elements(List<Page> pages, int max) {
        List<Element> elements = new ArrayList<>();
        for (Page page : pages) {
            List<Element> here = new ArrayList<>();
            for (int i = randomValues.below(max); i > 0; i--) here.add(on(page));
            here.sort(Comparator.comparingLong(Element::z).thenComparing(Element::id));
            elements.addAll(here);
        }
        return elements;
    }

    private List<Snapshot.Trashed> trash(List<Page> pages, int max) {
        List<Snapshot.Trashed> trash = new ArrayList<>();
        for (int i = randomValues.below(max); i > 0; i--) {
            trash.add(new Snapshot.Trashed(
                    on(randomValues.one(pages.toArray(Page[]::new))),
                    trash.size(),
                    randomValues.number(0, Integer.MAX_VALUE)));
        }
        return trash;
    }

    private Element on(Page page) {
        Element element = randomValues.whole();
        return element.with(element.common().withPage(page.id()));
    }

    private Page page(String id) {
        return new Page(
                id, randomValues.line(Limits.TITLE_UNITS), randomValues.one(Background.values()), randomValues.flag());
    }

    private Person person(int c) {
        return new Person(
                c,
                randomValues.line(Limits.NAME_UNITS),
                randomValues.one(Role.values()),
                randomValues.flag(),
                randomValues.flag(),
                randomValues.flag(),
                randomValues.flag(),
                randomValues.flag());
    }
}
