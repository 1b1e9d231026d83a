package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.sync.replica.OpFootprint;
import org.bunpil.wire.RandomValues;
import org.junit.jupiter.api.Test;

/** The work of one client is issued again by another, with all ids that it refers to. */
class ReissueTest {
    private static final String MINE = "Another1-";

    @Test
    void everyKindIsMadeOverWithAllThatItNames() {
        for (ElementKind kind : ElementKind.values()) {
            for (int seed = 0; seed < 20; seed++) {
                Element element = new RandomValues(seed).element(kind, 0, 0, false);
                IdRewriter rewriter = new IdRewriter(old -> MINE + old);
                rewriter.rewrite(List.of(new Op.PageAdd(element.page(), null, null, null)));
                for (String other : element.references()) {
                    Element bound = element.with(element.common().withId(other));
                    rewriter.rewrite(List.of(new Op.Add(bound)));
                }
                Element expected = element.renamed(id -> id.equals(element.group()) ? id : MINE + id);
                assertEquals(
                        List.of(new Op.Add(expected)), rewriter.rewrite(List.of(new Op.Add(element))), kind.name());
                assertEquals(
                        List.of(new Op.Set(List.of(expected.id()), ElementPatch.of(expected))),
                        rewriter.rewrite(List.of(new Op.Set(List.of(element.id()), ElementPatch.of(element)))),
                        kind.name());
            }
        }
    }

    /** Two batches are independent only if neither creates an element that refers to an id of the other. */
    @Test
    void whatIsHeldIsNamed() {
        for (ElementKind kind : ElementKind.values()) {
            Element element = new RandomValues(1).element(kind, 0, 0, false);
            OpFootprint add = OpFootprint.of(List.of(new Op.Add(element)));
            assertTrue(add.names(element.id()), kind.name());
            for (String other : element.references()) assertTrue(add.names(other), kind.name());
        }
    }
}
